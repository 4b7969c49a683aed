"""From the parts of a Word file to one text, with all that ties the text to the file."""

"""What a bulletin is: its parts, the profile of a publication, and reading the one out of a text by the other."""

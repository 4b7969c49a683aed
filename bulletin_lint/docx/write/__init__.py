"""From edits and notes to the bytes of a Word file in which nothing else differs, guarded and put in place at once."""

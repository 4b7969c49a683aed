"""Formats that show the text of the documents."""

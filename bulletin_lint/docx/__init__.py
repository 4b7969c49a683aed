"""Word files: read into one text, and written with nothing changed but what an edit names. All XML stays in here."""

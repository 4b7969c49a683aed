"""The one text of a document, and edits to it. Knows neither Word nor bulletins."""

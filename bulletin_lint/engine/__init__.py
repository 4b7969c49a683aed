"""Rules over a text: hits, findings, fixes that settle, waivers. Knows neither files, nor Word, nor bulletins."""

"""What a run found, as plain data in an editor's words: all that the formats see."""

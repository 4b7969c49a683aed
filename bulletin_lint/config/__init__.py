"""The settings of a run: what they are, where they come from, and which files they are about."""

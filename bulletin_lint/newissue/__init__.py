"""A new issue: a Word file in the form of a profile, in which everything but the news is written."""

"""Newcomers with nothing but what is printed: commands are taken from pages and output, not typed anew."""

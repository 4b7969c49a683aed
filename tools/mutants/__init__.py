"""Mutation testing: small breaks, one at a time, and whether the tests see them."""

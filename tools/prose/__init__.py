"""The rules over prose: what they would say of texts that are right, and what they would do to them."""

"""The table that ``benchmarks/run`` prints: one file a subject, each with ``rows(sizes, folder)``."""

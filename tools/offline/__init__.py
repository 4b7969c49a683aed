"""A folder from which an office without a network installs the program: ``python -m tools.offline --help``."""

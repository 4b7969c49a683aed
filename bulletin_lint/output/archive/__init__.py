"""The report on an archive: tables for the terminal, a page with plots, and files for other programs."""

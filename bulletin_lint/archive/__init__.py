"""Many files as one archive: which are one series, and what each issue says, kept so that it need not be read again.

``members`` finds the files, ``gather`` reads what they say through the ``index``; ``series.judge`` compares.
"""

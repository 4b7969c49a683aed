"""The issues of one publication side by side: what each says, in what order they came, and what does not fit.

``facts`` takes from a draft what is compared; ``order`` puts issues in their order, whatever slip is in a number or a
date, by weighing (``places``) the places that each may have (``options``); ``numbers``, ``habits`` and ``articles``
judge; ``judge`` asks them all. Nothing here opens a file.
"""

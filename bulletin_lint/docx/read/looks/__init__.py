"""What holds in the end of all that a file says of how it looks: direct formatting, styles, numbering, theme, defaults.

``flat`` reads properties into plain values, ``cascade`` lays the levels over one another, ``theme`` knows fonts and
colors by their names in the theme, ``paragraphs``, ``runs`` and ``sections`` make the looks of ``text.looks`` of them.
Nothing is read before somebody asks.
"""

"""Where the ink is on a page, seen in a picture of it: what a ruler would find, with nothing of ours in between."""

from __future__ import annotations

from collections.abc import Iterator

_SCALE = 4  # dots a point
_DARK = 128
_TWIPS = 20 / _SCALE


class Ink:
    """A page of a PDF, from 0, as a picture."""

    def __init__(self, pdf: bytes, page: int = 0) -> None:
        import pypdfium2

        bitmap = pypdfium2.PdfDocument(pdf)[page].render(scale=_SCALE, grayscale=True)
        data, stride = bytes(bitmap.buffer), bitmap.stride
        self._rows = [data[row * stride : row * stride + bitmap.width] for row in range(bitmap.height)]

    def rows(self, top: float, bottom: float, left: float = 0, right: float = 1e6) -> Iterator[float]:
        """The heights, in twips from the top of the page, that have ink inside these sides."""
        start, stop = round(left / _TWIPS), round(right / _TWIPS)
        for row in range(round(top / _TWIPS), min(round(bottom / _TWIPS), len(self._rows))):
            if min(self._rows[row][start:stop], default=255) < _DARK:
                yield row * _TWIPS

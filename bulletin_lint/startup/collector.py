"""The garbage collector's pause: loading makes many objects that stay, and looking through them again and again finds
nothing."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """No garbage is collected while things are loaded; what is there at the end is taken to stay for good."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()

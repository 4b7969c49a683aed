"""The garbage collector's pause: loading makes many objects that stay, and looking through them finds nothing.

Worth about 20 ms of a short run (``python -m benchmarks.startup``).
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """No garbage is collected while things are loaded; what is there at the end is never looked through again.

    For a process that loads once and ends soon: garbage that is there at the end stays, too.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()

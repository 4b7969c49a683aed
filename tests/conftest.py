"""What holds for all tests."""

from __future__ import annotations

import os
import tempfile

# The tests keep their own cache: they must neither profit from the user's nor fill it with their files.
_CACHE = tempfile.TemporaryDirectory(prefix="bulletin-lint-cache-")  # goes when the tests end
os.environ["BULLETIN_LINT_CACHE"] = _CACHE.name

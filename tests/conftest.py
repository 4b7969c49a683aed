"""What holds for all tests."""

from __future__ import annotations

import os
import tempfile

from hypothesis import HealthCheck, settings

# The tests keep their own cache: they must neither profit from the user's nor fill it with their files.
_CACHE = tempfile.TemporaryDirectory(prefix="bulletin-lint-cache-")  # goes when the tests end
os.environ["BULLETIN_LINT_CACHE"] = _CACHE.name

# How long an example takes says something about the machine, and nothing about the program.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

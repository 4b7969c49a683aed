"""Where the tests find what they try things on."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "fixtures"

# Real bulletins and collected sentences, which are not part of the repository: tests that need them are skipped where
# this folder is missing, and say so.
SHARED = Path(os.environ.get("BULLETIN_LINT_SHARED", ROOT.parent / "shared"))

"""Where the tests find what they try things on."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FIXTURES = ROOT / "fixtures"

# Real bulletins and collected sentences, which are not ours to publish. tests/needs.py skips what needs them.
SHARED = Path(os.environ.get("BULLETIN_LINT_SHARED", ROOT.parent / "shared"))

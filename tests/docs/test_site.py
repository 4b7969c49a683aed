"""The site builds without a warning."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.needs import needs_module
from tests.places import ROOT

pytestmark = [pytest.mark.slow, needs_module("mkdocs"), needs_module("material")]


def test_the_site_builds_strictly(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(tmp_path / "site")]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    site = tmp_path / "site"
    assert (site / "rules" / "PUN012" / "index.html").exists()
    assert (site / "examples" / "第12期.docx").exists()
    assert not list(site.rglob("*.py"))
    assert "fonts.g" not in (site / "index.html").read_text(encoding="utf-8"), "pages load nothing from elsewhere"

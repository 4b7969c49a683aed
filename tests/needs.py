"""What some tests need that a checkout does not hold. A test without it is skipped, and says what to get and how."""

from __future__ import annotations

import shutil
import sysconfig
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.places import SHARED
from tools import sdk

SCRIPTS = Path(sysconfig.get_path("scripts"))
FROM_DEV = 'pip install -e ".[dev]"'
FROM_SYSTEM = "install it with the packages of your system (CONTRIBUTING.md names them)"


def needs(what: str, there: object, how: str) -> pytest.MarkDecorator:
    """Skip where ``there`` is nothing."""
    return pytest.mark.skipif(not there, reason=f"needs {what}: {how}")


def program(*names: str) -> str | None:
    """The path of the first of these programs that is installed, in this environment or in the system."""
    here = [str(SCRIPTS / name) for name in names if (SCRIPTS / name).exists()]
    return next(filter(None, [*here, *map(shutil.which, names)]), None)


def needs_program(name: str, how: str = FROM_SYSTEM) -> pytest.MarkDecorator:
    """Skip where a program is not installed."""
    return needs(name, program(name), how)


def needs_sdk() -> pytest.MarkDecorator:
    """Skip where the validator of the Open XML SDK is not installed."""
    return needs("Node and the validator of the Open XML SDK", sdk.is_there(), sdk.INSTALL)


def needs_module(name: str) -> pytest.MarkDecorator:
    """Skip where a package is not installed."""
    return needs(name, find_spec(name), FROM_DEV)


def needs_shared(path: Path) -> pytest.MarkDecorator:
    """Skip where a file or folder that is not part of the repository is not in SHARED."""
    how = "name the folder that holds it in BULLETIN_LINT_SHARED (CONTRIBUTING.md)"
    return needs(path.relative_to(SHARED).as_posix(), path.exists(), how)

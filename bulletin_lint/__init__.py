"""bulletin-lint: a linter for Chinese government bulletins in Word.

``lint(path)`` says what is wrong with a draft, ``lint_many(paths)`` of many; ``fix(path)`` repairs what is mechanical.
None of them prints or exits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bulletin_lint.api import FileResult, fix, lint, read, write
    from bulletin_lint.batch.many import lint_many
    from bulletin_lint.config.config import Config
    from bulletin_lint.config.load import load_config
    from bulletin_lint.errors import CannotRun, ConfigError

__version__ = "0.2.0"
__all__ = [
    "CannotRun",
    "Config",
    "ConfigError",
    "FileResult",
    "__version__",
    "fix",
    "lint",
    "lint_many",
    "load_config",
    "read",
    "write",
]

_HOMES = {
    "CannotRun": "errors",
    "Config": "config.config",
    "ConfigError": "errors",
    "lint_many": "batch.many",
    "load_config": "config.load",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for only then: the command line must start without lxml."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"bulletin_lint.{_HOMES.get(name, 'api')}"), name)

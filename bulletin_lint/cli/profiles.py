"""A profile, by whatever name it is asked for."""

from __future__ import annotations

from typing import Any

import click

from bulletin_lint.toml.shapes import is_path

_QUOTES = "《》“”‘’\"'"


def by_name(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
    """A callback that makes of a title, the name of a publication or that of a file here, all without ``.toml``, the
    name or path by which the profile is loaded. Raises BadParameter for a name that several have."""
    if not value or is_path(value) or value.isascii():
        return value
    from pathlib import Path

    from bulletin_lint.config.load import discover
    from bulletin_lint.rulebook.choice import called

    name = value.strip(_QUOTES)
    found = called(name, discover(Path.cwd()), Path.cwd())
    if len(found) > 1:
        raise click.BadParameter(f"叫“{name}”的体例不止一份，请写明是哪一份：{'、'.join(found)}", ctx, param)
    return found[0] if found else value

"""A profile, by whatever name it is asked for."""

from __future__ import annotations

from typing import Any

import click

from bulletin_lint.toml.shapes import is_path


def by_name(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
    """A callback that makes of a title, the name of a publication or that of a file here, all without ``.toml``, the
    name or path by which the profile is loaded. Raises BadParameter for a name that several have."""
    if not value or is_path(value) or value.isascii():
        return value
    from pathlib import Path

    from bulletin_lint.config.load import discover
    from bulletin_lint.errors import ConfigError
    from bulletin_lint.rulebook.profiles import named_so

    config = discover(Path.cwd())
    try:
        return named_so(value, config, Path.cwd())
    except ConfigError as error:
        raise click.BadParameter(str(error), ctx, param) from None

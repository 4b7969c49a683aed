"""What a run of ``annotate`` is to do."""

from __future__ import annotations

from typing import NamedTuple

from bulletin_lint.config.config import SeverityWord


class AnnotateOptions(NamedTuple):
    """What is annotated, by what, and where it goes: to ``output``, or into ``output_dir`` under its own name."""

    paths: tuple[str, ...]
    output: str | None
    output_dir: str | None
    author: str | None
    rewrite_protected: bool | None
    select: tuple[str, ...] | None
    extend_select: tuple[str, ...] | None
    ignore: tuple[str, ...] | None
    min_severity: SeverityWord | None
    configs: tuple[str, ...]
    no_config: bool
    profile: str | None
    stdin_filename: str | None

"""What a run of ``stats`` is to do."""

from __future__ import annotations

from typing import NamedTuple


class StatsOptions(NamedTuple):
    """What is counted, and how it is shown; those from ``configs`` on are options of ``check``, for drafts that have to
    be checked first."""

    paths: tuple[str, ...]
    by: tuple[str, ...] | None
    top: int
    since: str | None
    until: str | None
    select: tuple[str, ...] | None
    ignore: tuple[str, ...] | None
    output_format: str | None
    output_file: str | None
    color: str
    configs: tuple[str, ...]
    no_config: bool
    profile: str | None
    series: bool
    jobs: int

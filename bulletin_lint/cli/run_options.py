"""What a run of ``check`` is to do."""

from __future__ import annotations

from typing import NamedTuple


class RunOptions(NamedTuple):
    """The options that are about the run as a whole; what holds file by file is in ``Overrides``.

    ``paths`` are files and folders, with ``series`` those of whole series of issues; ``configs`` are files of settings
    or single ``key=value`` settings, ``jobs`` is the number of processes, 0 for as many as pay off;
    ``dask`` is the address of a cluster, ``resume`` the results of a run that was cut off.
    """

    paths: tuple[str, ...]
    configs: tuple[str, ...]
    no_config: bool
    force_exclude: bool
    series: bool
    fix: bool
    diff: bool
    fix_only: bool
    show_fixes: bool
    exit_non_zero_on_fix: bool
    exit_zero: bool
    output_file: str | None
    open_page: bool
    statistics: bool
    color: str
    quiet: bool
    verbose: bool
    show_settings: bool
    watch: bool
    show_files: bool
    show_waived: bool
    add_ignore: bool
    generate_baseline: bool
    jobs: int
    no_cache: bool
    cache_dir: str | None
    dask: str | None
    unordered: bool
    resume: str | None
    stdin_filename: str | None

    @property
    def repairs(self) -> bool:
        """Whether fixes are worked out; ``diff`` works them out and saves nothing."""
        return self.fix or self.fix_only or self.diff

    @property
    def piped(self) -> bool:
        """Whether it is about one draft, which comes through a pipe."""
        return "-" in self.paths

    @property
    def passes_on(self) -> bool:
        """Whether the draft from the pipe goes on, repaired, through the next one."""
        return self.piped and self.repairs and not self.diff

    @property
    def only_repairs(self) -> bool:
        """Whether what remains is of no interest."""
        return self.fix_only or self.diff

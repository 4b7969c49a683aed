"""``check --open``: the review page in the browser, for those who do not work in a terminal. Nothing is served: the
browser opens a file."""

from __future__ import annotations

import os
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path

from bulletin_lint.cli import console
from bulletin_lint.cli.checking import Plan, carried_out
from bulletin_lint.cli.run_options import RunOptions
from bulletin_lint.cli.status import Status
from bulletin_lint.config.files import nothing_in
from bulletin_lint.config.layers import Overrides
from bulletin_lint.errors import UsageError
from bulletin_lint.output import PAGES

_PREFIX = "bulletin-lint-page-"
_NAME = "审阅.html"
_KEPT = 24 * 60 * 60  # seconds: who wants a page for longer saves it from the browser, or says -o


def with_page(options: RunOptions, overrides: Overrides) -> Overrides:
    """The settings with a page as output. Raises UsageError for another that was asked for."""
    if options.passes_on:
        raise UsageError("--open 打开的是审阅页，不能用于把修复后的文件写到标准输出")
    form = overrides.output_format or PAGES[0]
    if form not in PAGES:
        raise UsageError(f"--open 打开的是审阅页，不能与 --output-format {form} 合用")
    return overrides._replace(output_format=form)


def new_place() -> str:
    """Where a page goes that nobody named a file for. Drafts are nobody else's business: the folder is the user's
    alone, and pages of earlier days go."""
    import tempfile

    _sweep(tempfile.gettempdir())
    return os.path.join(tempfile.mkdtemp(prefix=_PREFIX), _NAME)


def opened(plan: Plan) -> Status:
    """Check, write the page and open it. Raises as ``carried_out``, and UsageError where there is nothing to show."""
    if not plan.tasks:
        raise UsageError("；".join(nothing_in(folder, {}) for folder in plan.empty) or "没有需要检查的文件（都已排除）")
    page = plan.options.output_file or new_place()
    status = carried_out(plan._replace(options=plan.options._replace(output_file=page)))
    show(page)
    return status


def show(page: str) -> None:
    """Open the page, and say where it is: the browser may not start, or be on another screen."""
    console.write([f"审阅页：{page}"])
    if not _opened(os.path.abspath(page)):
        console.note("没有找到浏览器，请自己打开这个文件")


def _opened(page: str) -> bool:
    """Whether a browser took it: that of BROWSER, or the system's."""
    if sys.platform == "win32" and not os.environ.get("BROWSER"):
        try:
            os.startfile(page)  # by its path: addresses with % in them are not taken by every Windows
        except OSError:
            return False
        return True
    import webbrowser

    return webbrowser.open(Path(page).as_uri())


def _sweep(folder: str) -> None:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):  # of one that is gone, or is somebody else's: the others go all the same
                if entry.name.startswith(_PREFIX) and _is_old(entry):
                    os.unlink(os.path.join(entry.path, _NAME))
                    os.rmdir(entry.path)


def _is_old(entry: os.DirEntry[str]) -> bool:
    status = entry.stat(follow_symlinks=False)
    return stat.S_ISDIR(status.st_mode) and _is_ours(status) and time.time() - status.st_mtime > _KEPT


def _is_ours(status: os.stat_result) -> bool:
    return sys.platform == "win32" or status.st_uid == os.geteuid()

"""The options of ``check`` reach it as two records that are named in full."""

from __future__ import annotations

import gc
import subprocess
import sys
from typing import get_type_hints

import pytest

from bulletin_lint.cli.check import command
from bulletin_lint.cli.run_options import RunOptions
from bulletin_lint.config.config import Config
from bulletin_lint.config.layers import Overrides
from tests.cli.conftest import Cli, MakeDraft


def test_every_option_has_its_place_in_one_record() -> None:
    options = sorted(str(param.name) for param in command.params if param.expose_value)
    assert options == sorted([*RunOptions._fields, *Overrides._fields])


def test_what_overrides_settings_is_as_the_settings_are_or_nothing() -> None:
    fields = get_type_hints(Config)
    for name, hint in get_type_hints(Overrides).items():
        assert hint in (fields[name], fields[name] | None)
        assert Overrides._field_defaults[name] is None


COMMANDS = {
    "check": ["第12期.docx"],
    "check what is not there": ["没有.docx"],
    "check by what is no setting": ["第12期.docx", "--select", "没有"],
    "annotate": ["annotate", "第12期.docx", "-o", "审阅.docx"],
    "outline": ["outline", "第12期.docx"],
    "text": ["text", "第12期.docx"],
    "diff": ["diff", "第12期.docx", "第12期.docx"],
    "rule": ["rule", "PUN001"],
    "profile": ["profile"],
    "new": ["new", "--issue", "1"],
    "init": ["init"],
    "schema": ["schema", "pack"],
}


@pytest.mark.parametrize("args", COMMANDS.values(), ids=COMMANDS)
def test_the_garbage_collector_works_after_every_command(cli: Cli, draft: MakeDraft, args: list[str]) -> None:
    draft("第12期.docx")
    cli(*args)
    assert gc.isenabled()


def test_the_program_itself_leaves_the_garbage_collector_on(draft: MakeDraft) -> None:
    program = (
        "import atexit, gc, sys\n"
        "atexit.register(lambda: print(gc.isenabled(), file=sys.stderr))\n"
        "from bulletin_lint.cli.main import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", program, str(draft())], capture_output=True, text=True, check=True)
    assert done.stderr == "True\n"

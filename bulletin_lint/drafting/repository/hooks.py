"""The hooks of pre-commit: what is committed is checked before."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_lint.drafting.repository.pre_commit import CHECK, FIX
from bulletin_lint.drafting.repository.source import FOLDER, Source

SCRIPT = f"{FOLDER}/bulletin-lint.sh"
# The same as in .pre-commit-hooks.yaml. Documents of other kinds are taken, too: that one was not read is to be said.
FILES = r"(?i)\.(docx|docm|doc|wps|rtf|odt)$"
EXCLUDE = r"(^|/)(~\$|\.~|\._)"
_HEAD = f"""\
# 提交之前检查草稿。每台电脑各装一次：pip install pre-commit，再在这里运行 pre-commit install
# 修复（改过的文件重新 git add）：pre-commit run --hook-stage manual {FIX} --files 第12期.docx
"""
_FROM_GIT = f"""\
  - repo: "{{address}}"
    rev: "{{revision}}"
    hooks:
      - id: {CHECK}
      - id: {FIX}
        stages: [manual]
"""
_LOCAL = """\
      - id: {id}
        name: {name} (bulletin-lint)
        entry: {program} check --force-exclude{options} --
        language: {language}
        files: {files}
        exclude: {exclude}
        require_serial: true
"""


def config(source: Source) -> str:
    """``.pre-commit-config.yaml``."""
    return f"{_HEAD}repos:\n{entry(source)}"


def entry(source: Source) -> str:
    """What stands below ``repos:``."""
    if source.address:
        return _FROM_GIT.format(address=source.address, revision=source.revision)
    return "  - repo: local\n    hooks:\n" + "".join(_local(source))


def _local(source: Source) -> Iterator[str]:
    program, language = ("bulletin-lint", "python") if not source.inside else (f"sh {SCRIPT}", "system")
    for key, name, options in (
        (CHECK, "简报检查", ""),
        (FIX, "简报修复", " --fix --show-fixes"),
    ):
        yield _LOCAL.format(
            id=key, name=name, program=program, options=options, language=language, files=FILES, exclude=EXCLUDE
        )
        if not source.inside:
            yield f'        additional_dependencies: ["{source.requirement}"]\n'
        if options:
            yield "        stages: [manual]\n"

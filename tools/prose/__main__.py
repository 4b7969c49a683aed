"""What the rules say of prose, and what they would do to it.

    python -m tools.prose FOLDER_OR_FILE ... [--safe] [--select WRD,NUM001] [--json]

Every rule that can judge prose runs over the texts (``.txt``, UTF-8, one paragraph a line) and Word files; rules that
need a whole bulletin are left out, and the report names them. In a text, a line that begins with ``===`` parts two
documents and may hold the date of the second (``=== 2024-06-30``), which rules that know the issue date then use; a
line that begins with ``# ``, ``## `` or ``> `` is a title, a lead or an entry of the contents.

Each finding is printed with its sentence, grouped per rule; a table of counts and of rates per 100,000 Han characters
ends the report. ``--json`` prints an object a line instead: one a finding, and one with the figures at the end.
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from collections.abc import Iterable, Sequence
from multiprocessing import Pool
from pathlib import Path

from bulletin_lint.rulebook.book import all_rules
from bulletin_lint.rulebook.selection import validate
from tools.prose.documents import Source, files_of, sources
from tools.prose.judge import Judged, Said, judge
from tools.prose.report import left_out, listing, per_rule, table
from tools.prose.rules import chosen

_AT_ONCE = 4  # documents that a process takes at a time


def main(arguments: Sequence[str] | None = None) -> int:
    """Report on the prose that the arguments name. Exit status 2 where there is none, or a file cannot be read."""
    args = _parser().parse_args(arguments)
    select, ignore = _split(args.select), _split(args.ignore)
    validate((*select, *ignore), all_rules())
    rules, others = chosen(select, ignore)
    files = files_of(args.paths)
    if not files or not rules:
        print("没有可查的 .txt 或 .docx，或没有选中可用于散篇文字的规则", file=sys.stderr)
        return 2
    tasks = [source for path in files for source in sources(path, args.issued)]
    judged = _judged(tasks, tuple(rule.code for rule in rules), args.processes)
    said = [one for part in judged for one in part.said if not args.safe or one.safety == "safe"]
    han, unread = sum(part.han for part in judged), [part.unread for part in judged if part.unread]
    printed = _json(said, len(files), han) if args.json else _report(said, len(files), han, left_out(others), args.most)
    for line in printed:
        print(line)
    for line in unread:
        print(line, file=sys.stderr)
    return 2 if unread else 0


def _judged(tasks: Sequence[Source], codes: tuple[str, ...], processes: int | None) -> list[Judged]:
    work = [(task, codes) for task in tasks]
    if processes == 1 or len(work) < _AT_ONCE:
        return [judge(task) for task in work]
    with Pool(processes) as pool:
        return [*pool.imap(judge, work, _AT_ONCE)]


def _report(said: Sequence[Said], files: int, han: int, others: str, most: int) -> Iterable[str]:
    yield f"{files} 个文件，{han:,} 个汉字"
    if others:
        yield others
    yield from listing(said, most)
    yield from table(said, han)


def _json(said: Sequence[Said], files: int, han: int) -> Iterable[str]:
    for one in said:
        yield json.dumps(one._asdict(), ensure_ascii=False)
    counts = {code: len(found) for code, found in per_rule(said).items()}
    yield json.dumps({"files": files, "han": han, "findings": len(said), "rules": counts}, ensure_ascii=False)


def _split(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tools.prose", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="FOLDER_OR_FILE")
    parser.add_argument("--select", action="append", default=[], metavar="RULES", help="only these rules (WRD,NUM001)")
    parser.add_argument("--ignore", action="append", default=[], metavar="RULES", help="without these rules")
    parser.add_argument("--safe", action="store_true", help="only repairs that are made unasked")
    parser.add_argument("--most", type=int, default=0, metavar="N", help="print at most N findings of a rule (0: all)")
    parser.add_argument("--json", action="store_true", help="an object a line, for programs")
    parser.add_argument("--processes", type=int, metavar="N", help="default: as many as there are cores")
    parser.add_argument(
        "--issued", type=datetime.date.fromisoformat, metavar="DATE", help="the issue date of documents without one"
    )
    return parser


if __name__ == "__main__":
    raise SystemExit(main())

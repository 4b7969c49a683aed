"""Patterns: compiled when they are used, by what is kept if that is whole."""

from __future__ import annotations

import copyreg
import marshal
import pickle
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
import regex

from bulletin_lint.startup import patterns
from tests.startup.conftest import sealed, written_alike

USE = "from bulletin_lint.startup import patterns; print(patterns.compiled('甲').search('甲乙')); patterns.keep()"
FOUND = "<regex.Match object; span=(0, 1), match='甲'>\n"
MOST = 2000


def run(program: str = USE) -> str:
    command = [sys.executable, "-X", "utf8", "-c", program]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout


def the_file(folder: Path) -> Path:
    (path,) = folder.glob("patterns-*")
    return path


def parts(source: str) -> tuple[Any, ...]:
    """What is kept of a pattern."""
    reduced = copyreg.dispatch_table[regex.Pattern](regex.compile(source))
    assert isinstance(reduced, tuple)
    return tuple(reduced[1])


def test_a_pattern_is_used_like_any_other() -> None:
    pattern = patterns.compiled("(?<=甲+)(?P<x>乙)")
    found = pattern.search("甲甲乙")
    assert found
    assert (found.span(), found["x"], found.re.groupindex) == ((2, 3), "乙", {"x": 1})
    assert pattern.pattern == "(?<=甲+)(?P<x>乙)"
    assert pattern.sub("丙", "甲乙") == "甲丙"
    assert pattern is patterns.compiled("(?<=甲+)(?P<x>乙)")


def test_a_bad_pattern_is_refused_when_it_is_checked_or_used() -> None:
    pattern = patterns.compiled("(甲")
    for _ in range(2):
        with pytest.raises(ValueError, match="正则表达式有误"):
            pattern.search("甲")
        with pytest.raises(ValueError, match="正则表达式有误"):
            patterns.check("(甲")
    patterns.check("(甲)")


def test_what_is_kept_is_what_is_used(folder: Path) -> None:
    assert run() == FOUND
    path = the_file(folder)
    assert marshal.loads(path.read_bytes()[4:]) == {"甲": parts("甲")}
    path.write_bytes(sealed(marshal.dumps({"甲": ("甲", *parts("乙")[1:])})))
    assert run() == "<regex.Match object; span=(1, 2), match='乙'>\n"


def test_nothing_is_written_where_nothing_is_new(folder: Path) -> None:
    run()
    before = the_file(folder).stat()
    run()
    assert written_alike(the_file(folder), before)


@pytest.mark.parametrize("content", [[], "甲", 1, None])
def test_what_is_kept_but_is_no_table_is_passed_over(folder: Path, content: Any) -> None:
    run()
    the_file(folder).write_bytes(sealed(marshal.dumps(content)))
    assert run() == FOUND


def test_what_is_kept_but_does_not_fit_its_pattern_is_passed_over(folder: Path) -> None:
    wrong = [None, "甲{2}", b"bytes", (), ("甲{5}",), parts("乙"), [*parts("甲{7}")], ("甲{8}", *"abcdefghij")]
    sources = [f"甲{{{number}}}" for number in range(1, len(wrong) + 1)]
    program = (
        "from bulletin_lint.startup.patterns import compiled\n"
        f"print([compiled(source).search('甲' * 9).span() for source in {sources}])"
    )
    run()
    the_file(folder).write_bytes(sealed(marshal.dumps(dict(zip(sources, wrong, strict=True)))))
    assert run(program) == f"{[(0, number) for number in range(1, len(wrong) + 1)]}\n"


class Evil:
    """Makes a folder when it is unpickled."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def __reduce__(self) -> tuple[Any, ...]:
        return (Path.mkdir, (self.place,))


def test_a_pickle_is_not_unpickled_even_with_the_right_checksum(folder: Path, tmp_path: Path) -> None:
    run()
    evil = pickle.dumps(Evil(tmp_path / "harm"))
    for data in (evil, marshal.dumps(evil), marshal.dumps({"甲": evil}), marshal.dumps({"甲": ("甲", evil)})):
        the_file(folder).write_bytes(sealed(data))
        assert run() == FOUND
        assert not (tmp_path / "harm").exists()
    pickle.loads(evil)
    assert (tmp_path / "harm").exists()


@pytest.mark.parametrize(("there", "afterwards"), [(MOST - 1, MOST), (MOST, 1)])
def test_what_old_packs_left_over_goes_when_there_is_too_much(folder: Path, there: int, afterwards: int) -> None:
    run()
    old = {f"旧{number}": ("旧",) for number in range(there)}
    the_file(folder).write_bytes(sealed(marshal.dumps(old)))
    assert run() == FOUND
    assert len(marshal.loads(the_file(folder).read_bytes()[4:])) == afterwards


def test_importing_constants_opens_nothing_that_is_kept(folder: Path) -> None:
    run()
    program = (
        "import importlib, pkgutil, sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "import bulletin_lint.bulletin, bulletin_lint.checks\n"
        "for package in (bulletin_lint.bulletin, bulletin_lint.checks):\n"
        "    for module in pkgutil.walk_packages(package.__path__, f'{package.__name__}.'):\n"
        "        importlib.import_module(module.name)\n"
        f"print(len(opened) > 100, [path for path in opened if path.startswith({str(folder)!r})])\n"
    )
    assert run(program) == "True []\n"


@pytest.mark.slow
@pytest.mark.parametrize("method", ["search", "match", "fullmatch", "findall", "finditer", "split", "splititer"])
def test_a_watched_pattern_comes_to_an_end(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_SECONDS", 0.2)
    with patterns.watched():
        pattern = patterns.compiled("(?:，|，，)+！")
    with pytest.raises(patterns.TooSlow, match="秒还没有结果"):
        list(getattr(pattern, method)("，" * 60) or ())
    assert pattern.search("甲，！")
    assert [match.span() for match in pattern.finditer("，！，！")] == [(0, 2), (2, 4)]
    assert pattern.sub("。", "，！") == "。"


def test_patterns_are_watched_only_where_somebody_says_so() -> None:
    seen: list[bool] = []
    with patterns.watched():
        with patterns.watched():
            inner = patterns.compiled("甲(?=乙)")
        outer = patterns.compiled("甲(?=乙)")
        thread = threading.Thread(target=lambda: seen.append(patterns.compiled("甲(?=乙)") is outer))
        thread.start()
        thread.join()
    assert inner is outer
    assert seen == [False]
    assert patterns.compiled("甲(?=乙)") is not outer

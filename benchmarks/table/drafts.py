"""Drafts in numbers: of real size and each with text of its own, or short and many."""

from __future__ import annotations

import datetime
import zipfile
from dataclasses import replace
from pathlib import Path

import docx

from benchmarks.table.subject import ROOT
from tools.documents import Article, Bulletin, Contents, Section, load, store

_FIRST = datetime.date(2015, 1, 5)
_FIXTURES = ROOT / "fixtures"


def _fixture(name: str) -> Bulletin:
    return load(_FIXTURES / name / "bulletin.toml")


def real_sized(folder: Path, count: int) -> list[str]:
    """So many bulletins of some six pages: with some fifty faults, of another office with hardly any, and without any,
    in turn. Issue number, date, titles and every paragraph differ from draft to draft, so that nothing sees the same
    twice. Their paths."""
    folder.mkdir(parents=True)
    clean, faulty, other = map(_fixture, ("clean-long", "everything-wrong", "zhengwu"))
    own = other.sections + clean.sections
    bases = (
        clean,
        replace(faulty, sections=faulty.sections + clean.sections),
        replace(other, sections=own, contents=Contents.of(own)),
    )
    paths = [folder / f"{number:05}.docx" for number in range(1, count + 1)]
    for number, path in enumerate(paths, 1):
        issue = f"第{number}期（总第{number}期）" if number % len(bases) == 2 else f"第{number}期"
        store(replace(_issue(bases[number % len(bases)], number), issue=issue), path)
    return [*map(str, paths)]


def _issue(base: Bulletin, number: int) -> Bulletin:
    day = _FIRST + datetime.timedelta(days=number)
    sections = tuple(replace(each, articles=_articles(each, number)) for each in base.sections)
    return replace(
        base,
        date=f"{day.year}年{day.month}月{day.day}日",
        sections=sections,
        contents=Contents.of(sections) if base.contents else None,
    )


def _articles(section: Section, number: int) -> tuple[Article, ...]:
    return tuple(
        replace(
            article,
            title=(*article.title[:-1], f"{article.title[-1]}第{number}场") if article.title else (),
            paragraphs=tuple(replace(each, text=_own(each.text, number)) for each in article.paragraphs),
        )
        for article in section.articles
    )


def _own(text: str, number: int) -> str:
    """The text, which ends otherwise in each draft."""
    head, stop, tail = text.rpartition("。")
    return f"{head}，共{number}人次。{tail}" if stop else text


def short(folder: Path, count: int) -> list[str]:
    """So many copies of a draft of one page with a finding, which differ in the comment of their archives. Their
    paths."""
    folder.mkdir(parents=True)
    base = replace(_fixture("clean-short"), date="2025年02月28日")
    first = folder / "00001.docx"
    paths = [folder / f"{number:05}.docx" for number in range(1, count + 1)]
    store(base, first)
    content = first.read_bytes()
    for number, path in enumerate(paths, 1):
        path.write_bytes(content)
        with zipfile.ZipFile(path, "a") as archive:
            archive.comment = str(number).encode()
    return [*map(str, paths)]


def long(path: Path, paragraphs: int) -> str:
    """A bulletin of one article of so many paragraphs, each another. Its path."""
    base = _fixture("clean-long")
    models = [each for section in base.sections for article in section.articles for each in article.paragraphs]
    lines = tuple(
        replace(models[number % len(models)], text=_own(models[number % len(models)].text, number))
        for number in range(paragraphs)
    )
    article = replace(base.sections[0].articles[0], paragraphs=lines)
    sections = (replace(base.sections[0], articles=(article,)),)
    store(replace(base, sections=sections, contents=Contents.of(sections)), path)
    return str(path)


def in_runs(path: Path, runs: int) -> Path:
    """The draft at ``path``, to whose longest paragraph so many runs are added, as Word leaves them behind: two
    characters each, every other one bold. Its path."""
    package = docx.Document(str(path))
    paragraph = max(package.paragraphs, key=lambda each: len(each.text))
    for number in range(runs):
        paragraph.add_run("会议").bold = bool(number % 2)
    package.save(str(path))
    return path

"""A profile drafted from issues of a publication, as the file that an office goes through: what all issues show, and
every doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.drafting.learned import learn
from bulletin_lint.drafting.profile_file import render
from bulletin_lint.records.characters import escaped, writable


def profile_from(source: str, issues: Sequence[Draft]) -> Iterator[str]:
    """The lines of the profile that ``issues`` show, each understood without the expectations of any publication;
    ``source`` says in Chinese from which issues."""
    learned = learn(issues)
    several = len(issues) > 1
    these = "几" if several else "一"
    yield _comment(f"从{source}起草的体例，只写了从这{these}期看得出的内容。请核对后使用：")
    yield _comment("  bulletin-lint --profile 本文件 草稿.docx")
    yield _comment("没有写的键取默认值，全部的键见 bulletin-lint profile xuanchuan-xinxi-zhuanbao。")
    if learned.unsure:
        yield _comment("各期不一、没有写进来的：")
        yield from (_comment(f"  {sentence}") for sentence in learned.unsure)
    yield ""
    yield from render(learned.tables, *((learned.seen,) if several else ()), learned.doubtful)


def _comment(text: str) -> str:
    """The text, which may come from a document or the name of a file, as one comment of TOML."""
    return "# " + escaped(writable(text).replace("\n", "↓"))

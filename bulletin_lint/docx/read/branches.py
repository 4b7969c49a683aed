"""``mc:AlternateContent``: the first branch counts, the others repeat it for readers that do not understand it."""

from __future__ import annotations

from lxml.etree import _Element

from bulletin_lint.docx.read import ties
from bulletin_lint.docx.read.source import Source
from bulletin_lint.docx.read.walker import Branches, Leave, Walker


def alternatives(walker: Walker, element: _Element) -> Leave:
    """Enter the element that holds the branches."""
    walker.branches.append(Branches())

    def leave() -> None:
        walker.branches.pop()

    return leave


def branch(walker: Walker, element: _Element) -> Leave:
    """Enter an ``mc:Choice`` or the ``mc:Fallback``."""
    branches = walker.branches[-1] if walker.branches else Branches()
    branches.seen += 1
    return (_first_branch if branches.seen == 1 else _copied_branch)(walker, element, branches)


def _first_branch(walker: Walker, element: _Element, branches: Branches) -> Leave:
    begin = len(walker.sources)
    branches.paragraph = walker.current
    branches.start = walker.current.length if walker.current else 0

    def leave() -> None:
        branches.first = walker.sources[begin:]
        branches.end = branches.paragraph.length if branches.paragraph else 0

    return leave


def _copied_branch(walker: Walker, element: _Element, branches: Branches) -> Leave:
    """Read the branch as if alone, so as to know which of its paragraphs repeat those of the first one."""
    state = (walker.sources, walker.current, walker.number, walker.tables, walker.fields, walker.codes)
    walker.sources, walker.fields = [], []
    walker.current = Source(element, 0, walker.container, None) if walker.current else None

    def leave() -> None:
        copies, inline = walker.sources, walker.current
        walker.sources, walker.current, walker.number, walker.tables, walker.fields, walker.codes = state
        _pair(branches, copies)
        if inline is not None and inline.length and branches.paragraph:
            branches.paragraph.marks.append((branches.start, branches.end, ties.LOCKED, element))

    return leave


def _pair(branches: Branches, copies: list[Source]) -> None:
    """Bind each paragraph to its copy; where the two differ, neither must be edited."""
    first = branches.first or []
    same_count = len(first) == len(copies)
    for index, source in enumerate(first if copies else []):
        if same_count and source.text == copies[index].text:
            source.copies.append(copies[index])
        else:
            source.mark(0, ties.LOCKED, source.element)

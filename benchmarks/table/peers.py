"""Programs of others that do a part of our work, each on that part alone and on the same draft.

``autocorrect-py`` knows punctuation and spaces of a text, and neither Word nor bulletins: the text of the file is
joined for it in the shortest way that there is. Ours are the rules PUN, NUM001 and NUM002 on the file, which is
understood as a bulletin first.

``docx-plus lint`` looks at formatting, of which we say nothing, and at spaces: that is the part. It works out the
formatting of the whole document before it looks at anything.

``gongwen check`` finds out what the paragraphs of an official document are and judges fonts, spacing, page and closing
words by rules; none of them is one of ours. What is alike is the job: a whole process that says of one file what is
wrong with it.

No peer checks many files in one run, or keeps what it found: nothing is compared there.
"""

from __future__ import annotations

import logging
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from benchmarks.table import drafts
from benchmarks.table.child import PROGRAM, cost_of
from benchmarks.table.draft import medians
from benchmarks.table.subject import Row, Sizes
from bulletin_lint import Config, lint

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKS = ("PUN", "NUM001", "NUM002")
_SPACES = ("PUN070", "PUN071", "NUM001", "NUM002", "NUM051")


class Peer(NamedTuple):
    """``package`` is what pip installs, ``module`` what is imported; ``costs`` are ours and theirs on a draft (ms)."""

    package: str
    module: str
    what: str
    costs: Callable[[str, Sizes], tuple[float, float]]


def rows(sizes: Sizes, folder: Path) -> Iterator[Row]:
    """Each peer that is there on its part of the work on one draft of six pages with some fifty findings."""
    (draft,) = drafts.real_sized(folder / "one", 1)
    for peer in PEERS:
        if find_spec(peer.module) is None:
            yield Row(peer.what, "1 file", against=peer.package, note=f"not installed: pip install {peer.package}")
        else:
            ours, theirs = peer.costs(draft, sizes)
            yield Row(peer.what, "1 file", ours, theirs, peer.package)


def _marks(draft: str, sizes: Sizes) -> tuple[float, float]:
    return medians(partial(lint, draft, Config(select=_MARKS)), partial(_corrected, draft), sizes.rounds)


def _corrected(draft: str) -> object:
    """What autocorrect finds in the text, a paragraph a line."""
    import autocorrect_py

    with zipfile.ZipFile(draft) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    lines = ("".join(each.text or "" for each in line.iter(f"{_W}t")) for line in root.iter(f"{_W}p"))
    return autocorrect_py.lint_for("\n".join(lines), "text")


def _spaces(draft: str, sizes: Sizes) -> tuple[float, float]:
    return medians(partial(lint, draft, Config(select=_SPACES)), partial(_looked_through, draft), sizes.rounds)


def _looked_through(draft: str) -> object:
    from docx import Document
    from docx_plus.lint import lint as lint_formatting

    return lint_formatting(Document(draft), select=["typography"])


def _checked(draft: str, sizes: Sizes) -> tuple[float, float]:
    """The least times of whole processes in turn."""
    theirs = "import sys\nsys.argv[0] = 'gongwen'\nfrom gongwen import main\nmain()"
    turns = [
        (cost_of(PROGRAM, ["check", draft, "--no-config"]).cpu, cost_of(theirs, ["check", draft]).cpu)
        for _ in range(sizes.rounds)
    ]
    ours, other = (min(column) for column in zip(*turns, strict=True))
    return ours, other


logging.getLogger("official_doc_ai").setLevel(logging.ERROR)
PEERS = (
    Peer("autocorrect-py", "autocorrect_py", "punctuation and spaces of one draft, in the process", _marks),
    Peer("docx-plus", "docx_plus", "spaces of one draft, in the process", _spaces),
    Peer("gongwen-skill", "gongwen", "one official document, rules of each one's own, whole process", _checked),
)

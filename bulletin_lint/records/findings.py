"""What a run found, as plain records: all that the output formats see, and cheap to hand between processes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from bulletin_lint.records.draft import DraftRecord


class Place(NamedTuple):
    """A stretch of a paragraph. ``start`` and ``end`` are character offsets in ``text``, the whole paragraph;
    ``paragraph`` counts from 1 in ``part``, 0 where the finding is about the file; ``where`` is for people, and begins
    with ``within``, the part of the bulletin: 报头, or an article."""

    part: str
    paragraph: int
    start: int
    end: int
    text: str
    where: str
    within: str = ""


class PlacedEdit(NamedTuple):
    """Replace ``[start, end)`` of a paragraph; ``old`` is what stands there."""

    part: str
    paragraph: int
    start: int
    end: int
    replacement: str
    old: str


class PlacedSetting(NamedTuple):
    """A property of ``[start, end)`` of a paragraph, or of all that ``target`` says, that is to have another value;
    ``target`` and ``name`` are those of ``text.setting.Setting``, ``words`` and ``value`` what an editor calls the
    property and its value."""

    part: str
    paragraph: int
    start: int
    end: int
    target: str
    name: str
    words: str
    value: str


class ProfileRecord(NamedTuple):
    """By what a file was judged. ``title`` is the publication's; ``why``: the settings ask for its profile (``asked``),
    the draft bears its ``name``, it is not known (``none``), the file is a ``manuscript`` of one article or some
    ``other`` document, which no profile is for."""

    title: str
    why: str

    @property
    def word(self) -> str:
        """In a word: the title, or what stands in for it; '' for a document that no profile is for."""
        return {"none": "通用", "manuscript": "来稿", "other": ""}.get(self.why, self.title)


class Home(NamedTuple):
    """The part of the bulletin that a finding is in: the name of the section, the title of the article, and the units
    that sign it, joined by 、; '' for what there is none of."""

    section: str = ""
    article: str = ""
    unit: str = ""


class ArticleRecord(NamedTuple):
    """An article, in which something may be found or not: the section that it is in, and the units that sign it, as in
    ``Home``."""

    section: str
    unit: str


class IssueRecord(NamedTuple):
    """What a file says of itself in its masthead: the publication, the office that issues it, the year and number of
    the issue, its running number, and its date (ISO); '' or None for what it does not say. And its articles."""

    publication: str = ""
    office: str = ""
    year: int | None = None
    number: int | None = None
    total: int | None = None
    date: str = ""
    articles: tuple[ArticleRecord, ...] = ()


class FileState(NamedTuple):
    """What a file was when it was checked, and how it was checked: its size in bytes, the time of its last change (ns),
    the checksum of its content, and what the ``manner`` of a check amounts to (see ``batch.manner``)."""

    size: int
    modified: int
    checksum: str
    manner: str


class FindingRecord(NamedTuple):
    """One finding. ``safety`` is '' where there is no fix, and ``note`` says why. ``others`` are further places of it,
    among them the rest of a stretch that goes on in the next paragraph. ``profile`` is what the file was judged by,
    in a word."""

    file: str
    code: str
    name: str
    severity: str
    message: str
    place: Place
    safety: str = ""
    edits: tuple[PlacedEdit, ...] = ()
    note: str = ""
    others: tuple[Place, ...] = ()
    profile: str = ""
    home: Home = Home()
    settings: tuple[PlacedSetting, ...] = ()


class WaiverRecord(NamedTuple):
    """What waives findings of a file: ``by`` a ``comment`` in it, of which we know the place, what it stands on, the
    author and the words, or by the ``baseline``, of which all these are ''."""

    by: str
    findings: tuple[FindingRecord, ...]
    where: str = ""
    quoted: str = ""
    author: str = ""
    words: str = ""


class Change(NamedTuple):
    """A paragraph before and after its fixes."""

    where: str
    before: str
    after: str


class Restyling(NamedTuple):
    """What a fix has changed in how a text looks: what was wrong, and what was done, in words."""

    before: str
    after: str


class FileRecord(NamedTuple):
    """One file. ``fixed`` are the repaired findings as (code, name). ``failure`` says what went wrong with the
    file, ``held`` why it was deliberately not rewritten, ``notes`` what else there is to know of one that was.
    ``hidden`` counts what was found and is not told, by why: ``comment``, ``baseline``, ``settings``, ``severity``.
    ``draft`` is the text, for the formats that show it; ``profile`` and ``issue`` are None for a file that could not be
    read, ``state`` is None where nobody asked for it. ``restyled`` is what repairs have changed in how the text looks,
    ``waivers`` are what waives findings, where somebody asked."""

    file: str
    findings: tuple[FindingRecord, ...] = ()
    fixed: tuple[tuple[str, str], ...] = ()
    changes: tuple[Change, ...] = ()
    failure: str = ""
    held: str = ""
    notes: tuple[str, ...] = ()
    hidden: Mapping[str, int] = {}
    draft: DraftRecord | None = None
    profile: ProfileRecord | None = None
    issue: IssueRecord | None = None
    state: FileState | None = None
    restyled: tuple[Restyling, ...] = ()
    waivers: tuple[WaiverRecord, ...] = ()

    @property
    def waived(self) -> tuple[tuple[FindingRecord, WaiverRecord], ...]:
        """The findings that are waived, each with what waives it."""
        return tuple((finding, waiver) for waiver in self.waivers for finding in waiver.findings)


class RuleRecord(NamedTuple):
    """What a format may want to say about a rule. ``title`` is what people call it.

    ``good`` and ``bad`` are its examples as the pack has them: texts, or tables with ``text`` and ``fixed``.
    ``placeless``: what it finds stands nowhere in the text, as a page number that is missing.
    """

    code: str
    name: str
    severity: str
    message: str
    why: str
    source: str
    level: str
    safety: str
    title: str = ""
    good: Sequence[str | Mapping[str, Any]] = ()
    bad: Sequence[str | Mapping[str, Any]] = ()
    placeless: bool = False


_OF_ADDRESSES = ":/?#[]@!$&'()*+,;=%{}"  # what has a meaning in addresses, or in ours: {code}


def title_of(rules: Mapping[str, RuleRecord], code: str, name: str) -> str:
    """What people call the rule of that code and name."""
    return (rules[code].title if code in rules else "") or name


def url_of(docs: str, code: str) -> str | None:
    """The address of the page on a rule, in the documents at ``docs``; None where that is ''."""
    if not docs:
        return None
    if not docs.isascii():
        from urllib.parse import quote

        docs = quote(docs, safe=_OF_ADDRESSES)
    return docs.replace("{code}", code) if "{code}" in docs else f"{docs.rstrip('/')}/rules/{code}/"


class Run(NamedTuple):
    """A whole run: every file in order, the rules that took part, by code, and what their groups are called, in the
    order in which they are shown. The files may come one after another, as they are checked: then they can be gone
    through once. ``unread`` says in words what was met and is of a kind that is not read, ``docs`` is the address of
    the documents on these rules, '' if they have none."""

    files: Iterable[FileRecord]
    rules: Mapping[str, RuleRecord]
    groups: Mapping[str, str]
    unread: str = ""
    docs: str = ""

    def url_of(self, code: str) -> str | None:
        """Where the rule of that code is explained."""
        return url_of(self.docs, code)

    def whole(self) -> WholeRun:
        """The same with all files at hand, for what cannot be said before all are checked."""
        return WholeRun(tuple(self.files), self.rules, self.groups, self.unread, self.docs)


class WholeRun(NamedTuple):
    """A run of which every file is checked."""

    files: tuple[FileRecord, ...]
    rules: Mapping[str, RuleRecord]
    groups: Mapping[str, str]
    unread: str = ""
    docs: str = ""

    def url_of(self, code: str) -> str | None:
        """Where the rule of that code is explained."""
        return url_of(self.docs, code)

    @property
    def findings(self) -> tuple[FindingRecord, ...]:
        """All findings, file by file, in reading order."""
        return tuple(finding for file in self.files for finding in file.findings)

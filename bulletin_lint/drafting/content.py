"""What a new issue says, part by part, as its profile has it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bulletin_lint.bulletin.cues import BRIEFS
from bulletin_lint.bulletin.dates import written_date
from bulletin_lint.bulletin.profile import Profile
from bulletin_lint.drafting.parts import TAB, Blank, Line, Piece, Rule, Style
from bulletin_lint.text.numerals import in_han

_LONGEST_NAME = 70  # characters, each of which may take three of the 255 bytes of a file's name
_GAP = "\u3000"


def file_name(publication: str) -> str:
    """The name of a publication as that of a file. It may come from somebody else: only its last part counts, and what
    file systems know how to read."""
    last = re.split(r"[/\\]", publication)[-1]
    return re.sub(r'[\x00-\x1f\x7f-\x9f<>:"|?*]', "", last).strip(" .-")[:_LONGEST_NAME] or "新刊"


@dataclass(frozen=True, slots=True)
class NewIssue:
    """Which issue to write. ``total`` is the running number, ``copies`` how many are printed; None if not given."""

    profile: Profile
    number: int
    date: datetime.date
    total: int | None = None
    copies: int | None = None

    @property
    def name(self) -> str:
        """The publication's name; '' where the profile has none."""
        names = self.profile.masthead.names
        return names[0] if names else self.profile.title

    @property
    def file_name(self) -> str:
        """What the file is called, without an ending."""
        return f"{file_name(self.name)}第{self.number}期"

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections that are laid out; one without a name where the profile knows none."""
        return self.profile.new.sections or self.profile.sections.names or ("",)


def lines(issue: NewIssue) -> Iterator[Line]:
    """All paragraphs of the issue in reading order."""
    yield from _masthead(issue)
    listed = issue.profile.new.contents or issue.profile.contents.required
    if listed:
        yield from _contents(issue)
    for number, section in enumerate(issue.sections):
        first, *others = _section(issue, section)
        yield replace(first, on_new_page=listed and number == 0)
        yield from others
    yield from _foot(issue)


def issue_number(issue: NewIssue) -> str:
    """The issue number as the profile writes it. Raises ValueError where the profile wants a running number and
    there is none."""
    style = issue.profile.issue
    number = in_han(issue.number) if style.numeral == "han" else f"{issue.number:0{style.pad}d}"
    written = style.form.format(n=number, year=issue.date.year)
    if issue.total is None and (style.total_required or not style.form):
        raise ValueError("体例规定写总期号，请用 --total 写明")
    return written if issue.total is None else written + style.total.format(total=issue.total)


def _masthead(issue: NewIssue) -> Iterator[Line]:
    written = written_date(issue.date, issue.profile.date.form)
    yield Line(Style.NAME, (issue.name or Blank("刊名"),))
    yield Line(Style.ISSUE, (issue_number(issue),))
    yield Line(Style.OFFICE, (issue.profile.new.issuer or Blank("编发单位"), TAB, written))
    if issue.profile.masthead.instructions:
        yield Line(Style.INSTRUCTIONS, ("领导批示",))


def _contents(issue: NewIssue) -> Iterator[Line]:
    if heading := issue.profile.contents.heading:
        yield Line(Style.CONTENTS, (heading,))
    for section in issue.sections:
        if section:
            yield Line(Style.CONTENTS_SECTION, (_heading(issue, section),))
        yield Line(Style.ENTRY, (_title(section),))


def _heading(issue: NewIssue, section: str) -> str:
    brackets = issue.profile.sections.brackets
    return brackets[:1] + section + brackets[1:]


def _title(section: str) -> Blank:
    return Blank(f"《{section}》的标题" if section else "文章标题")


def _section(issue: NewIssue, section: str) -> Iterator[Line]:
    """The heading of a section and one article in it; a brief's title is the bold sentence that opens its text."""
    if section:
        yield Line(Style.SECTION, (_heading(issue, section),))
    text = Blank("正文，写明时间、地点、单位、经过和成效。")
    if BRIEFS.search(section):
        yield Line(Style.BODY, (replace(_title(section), bold=True), "。", text))
    else:
        yield Line(Style.TITLE, (_title(section),))
        yield Line(Style.BODY, (text,))
    if issue.profile.attribution.required:
        yield Line(Style.ATTRIBUTION, ("（", Blank("供稿单位"), "）"))


def _foot(issue: NewIssue) -> Iterator[Line]:
    found = [*_imprint(issue)]
    yield from _ruled(found) if issue.profile.layout.foot_rules else found
    if issue.profile.colophon.copies:
        copies = issue.copies or issue.profile.new.copies
        number_of_copies: Piece = str(copies) if copies else Blank("份数")
        yield Line(Style.COPIES, ("（共印", number_of_copies, "份）"))


def _ruled(found: Sequence[Line]) -> Iterator[Line]:
    """The lines with rules around all of them, and between those of different styles."""
    for number, line in enumerate(found):
        begins = not number or found[number - 1].style is not line.style
        above = (Rule.THIN if number else Rule.THICK) if begins else None
        yield replace(line, above=above, below=Rule.THICK if line is found[-1] else None)


def _imprint(issue: NewIssue) -> Iterator[Line]:
    profile = issue.profile
    end = "" if profile.distribution.end == "any" else profile.distribution.end
    for label in profile.distribution.required:
        written = profile.new.distribution.get(label, "")
        value = (written,) if written else (Blank(f"“{label}”的单位"), end)
        yield Line(Style.DISTRIBUTION, (f"{label}：", *value))
    if pieces := list(_colophon(profile)):
        yield Line(Style.COLOPHON, tuple(pieces))
    if profile.colophon.printed:
        day = written_date(issue.date, "ymd") + "印发"
        yield Line(Style.PRINTED, (profile.new.issuer or Blank("印发机关"), TAB, day))


def _colophon(profile: Profile) -> Iterator[Piece]:
    for number, label in enumerate(profile.colophon.labels):
        yield (_GAP if number else "") + f"{label}："
        yield profile.new.colophon.get(label) or Blank("")

"""A fix in a title is made in its entry of the contents, too, or in neither."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.echoes import echo_of
from bulletin_lint.docx.read import ties
from bulletin_lint.engine.finding import Finding
from bulletin_lint.engine.fixer import admit
from bulletin_lint.engine.hit import Fix, Safety
from bulletin_lint.text.edit import Edit

_LEFT = "同样的文字在目录和正文中各有一处，另一处不改，因此这里也不改"


_Places = dict[int, list[tuple[int, int]]]


def echoed(told: Sequence[Finding], untold: Iterable[Finding], draft: Draft) -> list[Finding]:
    """The findings, whose fixes reach what repeats their words. ``untold`` are findings that the user wants left."""
    made = {(edit, f.fix.safety) for f in told if f.fix for edit in f.fix.edits}
    left: _Places = defaultdict(list)
    for finding in untold:
        left[draft.text.paragraph_at(finding.start).index].append((finding.start, finding.end))
    return [_echoed(finding, made, left, draft) if finding.fix else finding for finding in told]


def _echoed(finding: Finding, made: set[tuple[Edit, Safety]], left: _Places, draft: Draft) -> Finding:
    assert finding.fix is not None
    edits, safety, settings = finding.fix
    echoes = [echo for edit in edits if (echo := echo_of(draft, edit)) and not _is_made(echo, safety, made, draft)]
    if not echoes:
        return finding
    allowed, note = admit(draft.text, echoes)
    if any(_is_left(echo, left, draft) for echo in echoes):
        allowed, note = Safety.NONE, _LEFT
    if allowed is Safety.NONE:
        return finding._replace(fix=None, note=note)
    fix = Fix((*edits, *echoes), Safety.UNSAFE if allowed is Safety.UNSAFE else safety, settings)
    others = finding.others + tuple((echo.start, echo.end) for echo in echoes)
    return finding._replace(fix=fix, note=note or finding.note, others=others)


def _is_made(echo: Edit, safety: Safety, made: set[tuple[Edit, Safety]], draft: Draft) -> bool:
    """Whether another finding makes it, or Word itself: contents in a field are drawn up anew from the titles."""
    regions = draft.text.regions_near(echo.start, echo.end)
    in_field = any(r.kind is ties.FIELD and r.start < echo.end and echo.start < r.end for r in regions)
    return (echo, safety) in made or in_field


def _is_left(echo: Edit, left: _Places, draft: Draft) -> bool:
    places = left.get(draft.text.paragraph_at(echo.start).index, ())
    return any(start < echo.end and echo.start < end for start, end in places)

"""Kind ``trace``: tracked changes, comments and highlights that are still in the file."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal, NamedTuple

from bulletin_lint.bulletin.draft import Draft, Spans, Traces
from bulletin_lint.bulletin.model import Bulletin, Masthead, Span
from bulletin_lint.bulletin.profile import Profile, override
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Example, Kind
from bulletin_lint.text.text import Text
from bulletin_lint.toml.decode import Doc


class Trace(NamedTuple):
    """``finds``: what is still in the file. ``final``: report only where the profile says that drafts go
    out as they are; without it only where it does not."""

    finds: Annotated[
        Literal["tracked", "comments", "highlights"],
        Doc("稿中还有什么：tracked 修订，comments 批注，highlights 突出显示"),
    ]
    final: Annotated[bool, Doc("true 只在体例写明送审定稿时报告，false 只在没有写明时报告")] = False


def run(draft: Draft, parameters: Trace) -> Iterator[Hit]:
    if draft.profile.wording.final is parameters.final:
        spans: Spans = getattr(draft.traces(), parameters.finds)
        if spans:
            yield Hit(*spans[0], (), {"count": str(len(spans))}, others=spans[1:])


def document_of(example: Example) -> Draft:
    """The file that an example describes: ``role`` names what is still in it, '' nothing."""
    text = Text.of_lines([example.text])
    traces: dict[str, Any] = {example.role: ((0, len(example.text)),)} if example.role else {}
    profile = override(Profile(), example.profile, "profile")
    return Draft(text, Bulletin(Masthead(Span(0, 0)), None, (), (), ()), profile, traces=lambda: Traces(**traces))


KIND = Kind("trace", run, Trace, document_of=document_of)

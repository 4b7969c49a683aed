"""The ways in which Word files hold one and the same bulletin. Each has been seen in real files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from tools.documents.model import Bulletin


@dataclass(frozen=True, slots=True)
class Way:
    """One way of storing a bulletin.

    ``breaks`` lists the rule groups whose house convention this way does not keep in the default profile, however
    clean the text: only a way without any must raise no finding on a clean bulletin.
    """

    name: str
    masthead: Literal["paragraphs", "table", "text-box"] = "paragraphs"
    office: Literal["tab", "spaces", "no-break-spaces", "two-lines"] = "tab"
    title: Literal["space", "two-paragraphs", "soft-break"] = "space"
    contents: Literal["paragraphs", "shared", "table"] = "paragraphs"
    contents_heading: str = ""
    without_contents: bool = False
    attribution: Literal["own", "split", "run-in", "left"] = "own"
    foot: Literal["paragraphs", "table", "page-footer"] = "paragraphs"
    spaced_labels: bool = False
    single_characters: bool = False
    wrap: Literal["", "hyperlink", "control", "insertion", "smart-tag"] = ""
    wps: bool = False
    breaks: tuple[str, ...] = ()

    def adapt(self, bulletin: Bulletin) -> Bulletin:
        """What ``bulletin`` says when stored this way: two ways add the heading of the contents, one drops them."""
        contents = bulletin.contents
        if contents and self.contents_heading:
            contents = replace(contents, heading=self.contents_heading)
        return replace(bulletin, contents=None if self.without_contents else contents)


PLAIN = Way("plain")

WAYS: dict[str, Way] = {
    way.name: way
    for way in (
        PLAIN,
        Way("masthead-table", masthead="table"),
        Way("masthead-text-box", masthead="text-box"),
        Way("office-spaces", office="spaces"),
        Way("office-no-break-spaces", office="no-break-spaces"),
        Way("office-two-lines", office="two-lines"),
        Way("title-two-paragraphs", title="two-paragraphs"),
        Way("title-soft-break", title="soft-break"),
        Way("contents-shared", contents="shared"),
        Way("contents-table", contents="table"),
        Way("contents-heading-mulu", contents_heading="目　录"),
        Way("contents-heading-yaomu", contents_heading="本期要目"),
        Way("contents-none", without_contents=True),
        Way("attribution-split", attribution="split"),
        Way("attribution-left", attribution="left", breaks=("ATT",)),
        Way("attribution-run-in", attribution="run-in", breaks=("ATT",)),
        Way("foot-table", foot="table"),
        Way("foot-page-footer", foot="page-footer"),
        Way("labels-spaced", spaced_labels=True),
        Way("single-characters", single_characters=True),
        Way("in-hyperlinks", wrap="hyperlink"),
        Way("in-controls", wrap="control"),
        Way("in-insertions", wrap="insertion"),
        Way("in-smart-tags", wrap="smart-tag"),
        Way("wps", wps=True),
        Way(
            "mixed",
            masthead="text-box",
            office="two-lines",
            title="soft-break",
            contents="shared",
            contents_heading="本期要目",
            attribution="split",
            foot="table",
            single_characters=True,
            wps=True,
        ),
    )
}

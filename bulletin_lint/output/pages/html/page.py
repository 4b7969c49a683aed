"""The whole page: one file that holds everything and loads nothing from the network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bulletin_lint.output.pages.html.before_after import repaired
from bulletin_lint.output.pages.html.index import index, untold_lines, worst_first
from bulletin_lint.output.pages.html.notes import note_block
from bulletin_lint.output.pages.html.panel import panel
from bulletin_lint.output.pages.html.paper import paper
from bulletin_lint.output.pages.html.review import Review
from bulletin_lint.output.pages.html.shell import document, resource
from bulletin_lint.output.pages.html.tags import EMPTY, Markup, join, named, tag
from bulletin_lint.output.waivers import waived_by
from bulletin_lint.records.findings import WholeRun
from bulletin_lint.records.words import SEVERITY_WORDS

_KEYS = (
    ("j", "下一条"),
    ("k", "上一条"),
    ("↓ ↑", "在列表或批注中：下一条、上一条"),
    ("Enter", "展开或收起选中批注的理由"),
    ("x", "把选中的批注标为已处理，或取消"),
    ("Esc", "取消选中，关闭列表"),
    ("?", "显示这张表"),
)


def page(run: WholeRun) -> str:
    """The HTML document. The same run gives the same text."""
    reviews = worst_first([Review(f"d{number}", file, run) for number, file in enumerate(run.files, 1)])
    several = len(reviews) > 1
    content = [index(run, reviews)] if several else []
    content += [_draft(review, several) for review in reviews]
    content += [] if reviews else [tag("p", "没有需要检查的文件。", class_="nothing"), *untold_lines((), run.unread)]
    style, script = resource("colors.css", "review.css"), resource("review.js")
    return document(_title(run), style, tag("main", *content), _help(), script=script)


def _title(run: WholeRun) -> str:
    scope = run.files[0].file if len(run.files) == 1 else f"{len(run.files)}个文件"
    return f"{scope}：{len(run.findings)}处问题"


def _draft(review: Review, several: bool) -> Markup:
    whole = [note_block(note, review) for note in review.notes_by_line.get(("", 0), ())]
    about = tag("section", *whole, class_="about", aria_label="关于整个文件") if whole else EMPTY
    sheet = tag("div", paper(review), class_="paper") if review.file.draft else EMPTY
    marked = bool(review.notes and review.file.draft)
    side = panel(review) if marked else EMPTY
    parts = [_heading(review, several), side, tag("div", about, sheet, class_="sheet")]
    shape = "draft" if marked else "draft unmarked"
    return tag("article", *parts, class_=shape, id=review.key, data_draft=review.fingerprint)


def _heading(review: Review, several: bool) -> Markup:
    back = tag("a", "全部文件", href="#index", class_="back") if several else EMPTY
    profile = review.file.profile
    judged = [tag("p", f"按体例“{profile.word}”检查。", class_="summary")] if profile and profile.word else []
    remarks = [tag("p", remark, class_="remark") for remark in (review.file.failure, review.file.held) if remark]
    return tag(
        "header",
        back,
        tag("h2", review.file.file),
        _summary(review),
        *untold_lines([review.file], "" if several else review.run.unread),
        *judged,
        *remarks,
        _facts(review),
        _repaired(review),
        _waived(review),
    )


def _facts(review: Review) -> Markup:
    """What the pages look like."""
    facts = review.file.draft.facts if review.file.draft else ()
    rows = (tag("div", tag("dt", label), tag("dd", named(value))) for label, value in facts)
    return tag("dl", *rows, class_="facts") if facts else EMPTY


def _summary(review: Review) -> Markup:
    total = len(review.file.findings)
    if not total:
        return tag("p", "" if review.file.failure or review.file.fixed else "未发现问题。", class_="summary")
    found = [(name, f"{SEVERITY_WORDS[name]} {count}") for name, count in review.counts.items() if count]
    counts = [tag("span", words, class_=f"severity {name}") for name, words in found]
    notes = f"同一段里相同的问题合写一条，共{len(review.notes)}条批注。" if len(review.notes) < total else ""
    return tag("p", f"发现{total}处问题：", _listed(counts), "。", _by_whom(review), notes, class_="summary")


def _by_whom(review: Review) -> str:
    """How many a program can put right, and how many want a head."""
    counts = Counter(finding.safety for finding in review.file.findings)
    parts = [(counts["safe"], "处程序可自动改"), (counts["unsafe"], "处请人工核对，核对后程序可改")]
    said = [f"{count}{words}" for count, words in parts if count]
    return f"其中{'，'.join(said)}。" if said else ""


def _repaired(review: Review) -> Markup:
    """The paragraphs that fixes have changed, to be looked through."""
    if not review.file.fixed:
        return EMPTY
    shown = [join([tag("p", change.where, class_="where"), repaired(change)]) for change in review.file.changes]
    return tag("details", tag("summary", f"已修复{len(review.file.fixed)}处"), *shown, class_="repaired")


def _waived(review: Review) -> Markup:
    """What comments or the baseline waive, and who says so."""
    waived = review.file.waived
    if not waived:
        return EMPTY
    rows = [
        tag("li", tag("span", each.place.where, class_="where"), each.message, tag("span", by, class_="by"))
        for each, waiver in waived
        for by in [f"（{waived_by(waiver)}）"]
    ]
    return tag("details", tag("summary", f"已屏蔽{len(waived)}处"), tag("ul", *rows), class_="waived")


def _listed(parts: Sequence[Markup]) -> Markup:
    return join(part if number == 0 else join(["，", part]) for number, part in enumerate(parts))


def _help() -> Markup:
    rows = [tag("div", tag("dt", tag("kbd", key)), tag("dd", does)) for key, does in _KEYS]
    close = tag("button", "关闭", type="button", class_="close")
    return tag("dialog", tag("h2", "键盘操作"), tag("dl", *rows), close, id="keys", aria_label="键盘操作")

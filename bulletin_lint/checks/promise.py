"""Kind ``promise``: N announced and another number given."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Literal, NamedTuple

import regex

from bulletin_lint.bulletin.draft import Draft
from bulletin_lint.bulletin.model import Article, Role
from bulletin_lint.checks.reading.quoted import Quoted, is_own, quotations
from bulletin_lint.checks.series import runs
from bulletin_lint.engine.hit import Hit
from bulletin_lint.engine.rule import Kind
from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.numerals import COUNTING, HAN_LABEL, number_of
from bulletin_lint.toml.decode import Doc

_HERALDS = ("如下", "以下", "下列")
_WORDS = ("①", *_HERALDS)
_NUMERAL = r"(?P<n>[两三四五六七八九十]|[2-9]|1\d)"
_COUNTED = (
    r"(?:个方面|方面|点要求|点意见|点建议|项措施|项举措|项任务|项工作|项要求|项制度|项机制|条措施|条经验|条建议|条意见|大举措|大任务"
    r"|大问题|大行动|个问题|个环节|个重点|个坚持|个到位|个结合|个转变|个突破|个强化|个聚焦|个特点|个原因|点体会|点|项|条)"
)
_SETS_OUT = "采取|提出|推出|出台|制定|明确|部署|安排|布置|实施|总结|归纳|作出|做出"  # verbs of what is then listed
_PART = "其中|主要|重点|部分|有的|第|等"  # what is listed is not all of it
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮"
_LONGEST_ROW = 2000  # characters from ① to the last of them
_LONGEST_LIST = 60  # paragraphs in which the items of a list are looked for
_LABEL = compiled(
    rf"[ 　]*(?:({HAN_LABEL})、|[（(]({HAN_LABEL}|\d{{1,2}})[）)]|(\d{{1,2}})[.．、](?!\d)|([{COUNTING}])是)"
)


class Promise(NamedTuple):
    """``finds`` the number announced in a ``sentence`` before 一是 or ①, before a ``list`` of labelled paragraphs,
    after ``quoted`` items, or in a ``title`` before bold lead-ins."""

    finds: Annotated[
        Literal["sentence", "list", "quoted", "title"],
        Doc("哪里说了有几项：sentence 句中，list 分段列出之前，quoted 引号里的各项之后，title 标题"),
    ]


@cache
def _announced() -> regex.Pattern[str]:
    return compiled(
        rf"(?<![\d第十百千万亿.—～-])(?P<at>{_NUMERAL}[ ]?{_COUNTED})[^，。；：！？\n]{{0,12}}[：:，。][ ]?\Z"
    )


@cache
def _circle() -> regex.Pattern[str]:
    return compiled(f"[{_CIRCLED}]")


def _hit(match: regex.Match[str], offset: int, given: int) -> Iterator[Hit]:
    promised = number_of(match["n"])
    if promised is not None and promised != given:
        yield Hit(match.start("at") + offset, match.end("at") + offset, (), {"given": str(given)})


def _sentence(draft: Draft) -> Iterator[Hit]:
    for found in runs(draft, "{}是"):
        numbers = [member.number for member in found]
        paragraph = draft.text.paragraph_at(found[0].start)
        whole = found[-1].start <= paragraph.end and numbers == list(range(1, len(numbers) + 1))
        if whole and not _continued(draft, found[-1].start, len(numbers) + 1):
            yield from _before(draft, found[0].start, len(numbers))
    for start, given in _circled(draft):
        yield from _before(draft, start, given)


def _circled(draft: Draft) -> Iterator[tuple[int, int]]:
    """Where ① begins a row ①②③ that is complete, and how many there are."""
    if "①" not in draft.occurrences(_WORDS):
        return
    found = [(match.start(), _CIRCLED.index(match[0])) for match in _circle().finditer(draft.text.string)]
    for index, (start, number) in enumerate(found):
        if number == 0:
            end = min(draft.text.paragraph_at(start).end, start + _LONGEST_ROW)
            given = [each for at, each in found[index : index + len(_CIRCLED) + 1] if at < end]
            if len(given) > 1 and given == list(range(len(given))):
                yield start, len(given)


def _continued(draft: Draft, start: int, number: int) -> bool:
    """Whether a paragraph that follows goes on with that number."""
    index = draft.text.paragraph_at(start).index
    following = draft.text.paragraphs[index + 1 : index + 12]
    return any(_label_of(draft.text.of(paragraph)) == ("shi", number) for paragraph in following)


def _before(draft: Draft, start: int, given: int) -> Iterator[Hit]:
    paragraph = draft.text.paragraph_at(start)
    begin = max(paragraph.start, start - 40)
    match = _announced().search(draft.text.string[begin:start])
    if match and is_own(draft, begin + match.start("at"), begin + match.end("at"), Quoted.SKIP):
        yield from _hit(match, begin, given)


def _label_of(line: str) -> tuple[str, int] | None:
    """The form and the number of the label that opens a line."""
    match = _LABEL.match(line)
    if match is None:
        return None
    kind = ("han", "bracket", "digit", "shi")[(match.lastindex or 1) - 1]
    number = number_of(match[match.lastindex or 1])
    return None if number is None else (kind, number)


@cache
def _heralded() -> regex.Pattern[str]:
    counted = _COUNTED.removesuffix("|点|项|条)") + "|点|项|条|个)"
    return compiled(rf"(?:如下|以下|下列)[ ]?(?P<at>{_NUMERAL}[ ]?{counted})[^，。；：！？\n]{{0,12}}[：:。]?\Z")


@cache
def _set_out() -> regex.Pattern[str]:
    """采取四项措施推进工作，具体如下："""
    counted = _COUNTED.removesuffix("|点|项|条)") + ")"
    return compiled(
        rf"(?:{_SETS_OUT})了?[ ]?(?P<at>{_NUMERAL}[ ]?{counted})"
        rf"(?P<rest>(?:(?!{_PART}|{_NUMERAL}[ ]?{counted})[^。；！？：:\n]){{0,40}})如下[：:]\Z"
    )


def _list(draft: Draft) -> Iterator[Hit]:
    found = draft.occurrences(_WORDS)
    places = {start for word in _HERALDS for start in found.get(word, ())}
    for index in sorted({draft.text.paragraph_at(start).index for start in places}):
        paragraph = draft.text.paragraphs[index]
        line = draft.text.of(paragraph)
        match = _heralded().search(line) or _set_out().search(line)
        given = _listed(draft, index) if match else 0
        if match and given > 1:
            yield from _hit(match, paragraph.start, given)


def _listed(draft: Draft, index: int) -> int:
    """The last number of the labels that open the following paragraphs; 0 where they cannot be told apart."""
    last, kind = 0, ""
    following = draft.text.paragraphs[index + 1 : index + 1 + _LONGEST_LIST]
    for paragraph in following:
        if draft.role_at(paragraph.start) not in (Role.BODY, Role.LEAD, Role.HEADING):
            break
        label = _label_of(draft.text.of(paragraph))
        if label is None and not last:
            return 0
        if label and (not kind or label[0] == kind):
            if label[1] != last + 1:
                return 0
            kind, last = label
    else:
        if len(following) == _LONGEST_LIST:  # it may go on
            return 0
    return last


@cache
def _after_items() -> regex.Pattern[str]:
    return compiled(r"(?P<at>(?P<n>[三四五六七八九十])(?:大|部曲|个(?!大?字)|项|条|种|步|类|位一体))")


def _quoted(draft: Draft) -> Iterator[Hit]:
    string = draft.text.string
    for start, end in draft.shared(quotations).spans:
        match = _after_items().match(string, end) if string[start] == "“" else None
        items = string[start + 1 : end - 1].split("、") if match else []
        if match and len(items) > 2 and all(0 < len(item) <= 8 for item in items):
            yield from _hit(match, 0, len(items))


@cache
def _in_title() -> regex.Pattern[str]:
    return compiled(
        rf"(?<![\d第十])(?P<at>{_NUMERAL}(?:个方面|条线|部曲|个聚焦|个强化|个坚持|个突出|个到位|项举措|步走|篇文章|张牌|大行动))"
    )


def _title(draft: Draft) -> Iterator[Hit]:
    """One lead-in fewer than the title announces; more of them may be about other things."""
    for article in draft.bulletin.articles:
        if article.brief or not article.title:
            continue
        start, end = article.title[0].start, article.title[-1].end
        matches = [*_in_title().finditer(draft.text.string, start, end)]
        given = _lead_ins(draft, article) if len(matches) == 1 else 0
        if given > 1 and number_of(matches[0]["n"]) == given + 1:
            yield from _hit(matches[0], 0, given)


def _lead_ins(draft: Draft, article: Article) -> int:
    return sum(draft.role_at(span.start) is Role.LEAD for span in article.paragraphs)


_FINDERS = {"sentence": _sentence, "list": _list, "quoted": _quoted, "title": _title}


def run(draft: Draft, parameters: Promise) -> Iterator[Hit]:
    return _FINDERS[parameters.finds](draft)


KIND = Kind("promise", run, Promise, lambda parameters: _WORDS)

"""The table of protected text: what is never punctuation or prose, in the order in which it is tried."""

from __future__ import annotations

from typing import NamedTuple


class Token(NamedTuple):
    """One kind of protected text; ``pattern`` must not match the empty string.

    A pattern is tried at each place where no earlier token ends, so it must not look far before it fails: what may
    repeat and something must follow is bounded, and possessive where what follows is no part of it.
    """

    name: str
    pattern: str


_IN_URL = r"[\w.~:/?#\[\]@!$&'()*+,;=%-]"
_DOMAIN = r"(?:com|cn|net|org|gov|edu|info|io|top|xyz|cc|tv|asia|biz|int|mil)(?![a-z0-9-])(?:\.[a-z]{2})?"
_NO_PATH = r"\s，。；：、（）“”"
_SUFFIX = (
    r"(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|ceb|txt|csv|html?|jpe?g|png|gif|bmp|tiff?"
    r"|mp[34]|avi|mov|wmv|zip|rar|7z|exe|apk)(?![a-z0-9])"
)
_STANDARDS = "ISO|IEC|ITU|IEEE|ANSI|GB|DB|JGJ|CJJ|CJ|HJ|YY|YD|SL|DL|NY|WS|GA|MZ|JT|TB|SJ|QB|HG|T"
_ABBREVIATIONS = "No|Nos|Co|Ltd|Inc|Corp|Dr|Mr|Mrs|Ms|Prof|St|vs|etc|Fig|Vol|pp|eds?|Jr|Sr|dept|approx"
# Names that begin with a dot; in lower case they are endings of files and sites.
_DOTTED = r"\.(?:NET|[a-z][a-z0-9]{1,9}(?:\.[a-z]{2,6}){0,3})(?![A-Za-z0-9])"
_ENTITIES = (
    r"&(?:nbsp|ensp|emsp|thinsp|[lr][sd]quo|hellip|[mn]dash|middot|amp|lt|gt|quot|apos|times|copy|reg|trade|deg|bull"
    r"|permil|yen|[lr]aquo|shy|zwn?j|#[0-9]{1,6}|#[xX][0-9A-Fa-f]{1,6});"
)
_BROKEN = r"#(?:(?:REF|DIV/0|VALUE|NULL|NUM)!|NAME\?|N/A)"  # what a formula says that cannot be worked out
_ARGUMENTS = r"(?:\([A-Za-z0-9_,+*/^. -]{0,80}\))"

# English that runs on: its own marks are half-width, and its full stop may end the Chinese sentence around it.
_PHRASE = (
    r"[A-Za-z][A-Za-z'’-]{0,60}+(?:[,;:]? [A-Za-z0-9][A-Za-z0-9'’.-]*){0,4}? [a-z][A-Za-z'’-]*"
    r"(?:[,;:.!?]? ?[(\"']?[A-Za-z0-9][A-Za-z0-9'’%-]*[)\"']?)*"
)

TOKENS: tuple[Token, ...] = (
    Token("phrase", _PHRASE),
    Token("url", rf"(?i:(?:https?|ftps?|file)://{_IN_URL}*[\w/=#])"),
    Token("entity", rf"{_ENTITIES}|{_BROKEN}"),
    Token("email", r"[\w.+-]{1,64}+@[\w-]{1,63}(?:\.[\w-]{1,63})+"),
    Token(
        "site",
        rf"(?i:[a-z0-9][a-z0-9-]{{0,62}}+(?:\.[a-z0-9-]{{1,63}}+){{0,6}}\.{_DOMAIN}(?::\d+)?(?:/{_IN_URL}*[\w/])?)",
    ),
    Token("path", rf"(?i:[a-z]:[\\/][^{_NO_PATH}\"<>|*?]*|\\\\[\w.-]+(?:\\[^{_NO_PATH}\\]+)+|/(?:[\w.-]+/)+[\w.-]*)"),
    Token("file", rf"(?i:[\w()-]{{0,80}}+(?:\.[\w()-]{{1,40}}+){{0,4}}\.{_SUFFIX})"),
    Token("dotted", rf"(?<![A-Za-z0-9.)\]\"'])(?:{_DOTTED}|\.(?i:{_SUFFIX}))"),
    Token("address", r"\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5}|/\d{1,2})?(?![\d.])"),
    Token(
        "phone",
        r"(?:\+\d{1,3}[ -])?(?:\(0\d{2,3}\)[ -]?|0\d{2,3}[- ])[2-9]\d{6,7}(?:[-/—]\d{1,8})*"
        r"|(?:400|800)-\d{3,4}-\d{3,4}|\+86[ -]?1\d{10}|1[3-9]\d-\d{4}-\d{4}",
    ),
    Token("date", r"\d{4}(?:-\d{1,2}-|/\d{1,2}/|\.\d{1,2}\.)\d{1,2}(?:[T ]\d{1,2}:\d{2}(?::\d{2})?)?(?!\d)"),
    Token("standard", rf"(?:{_STANDARDS})(?:/[A-Z]{{1,6}}){{0,4}}[ \u00a0]?[A-Z]?\d+(?:[./]\d+)*(?:[-—–:]\d+)*"),
    Token("serial", r"(?:ISSN|ISBN|CN|ICP)[ \u00a0:]?\d[\d-]*[\dXx](?:/[A-Z0-9]+)?"),
    Token("time", r"\d{1,2}:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?![\d:])"),
    Token("ratio", r"\d+(?:\.\d+)?(?:[:∶]\d+(?:\.\d+)?)+"),
    Token("version", r"[Vv]?\d+(?:\.\d+){2,}(?:[-_][A-Za-z0-9.]+)?|[Vv]\d+(?:\.\d+)*"),
    Token("thousands", r"\d{1,3}(?:,\d{3}){1,12}(?:\.\d+)?(?![\d,])"),
    Token("decimal", r"\d+\.\d+"),
    Token("fraction", r"\d+/\d+"),
    Token("initials", rf"(?:[A-Za-z]\.){{2,}}|(?:{_ABBREVIATIONS})\.(?:,? ?(?:Ltd|Inc)\.?)?"),
    Token("apostrophe", r"[A-Za-z]+(?:['’][A-Za-z]+)+"),
    Token("call", rf"[A-Za-z]\w{{0,30}}{_ARGUMENTS}"),
    Token("formula", rf"[A-Za-z0-9.]{{1,80}}+(?:(?!&[a-z]{{2,6}};)[=+*/^×÷<>≤≥±_&-][A-Za-z0-9.%]+{_ARGUMENTS}?)+"),
    Token("word", r"[A-Za-z]+\d*|\d+[A-Za-z]+\d*"),
    Token("number", r"\d+"),
)

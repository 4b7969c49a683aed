"""What an input method, Word or a habit from elsewhere makes of a command line, and what was meant by it."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Container, Iterable, Sequence

from bulletin_lint.cli import console

_DASHES = "—–―‐‑‒−﹣－﹘"
_OPTION = rf"[{_DASHES}-]{{1,4}}(?P<name>[A-Za-z][A-Za-z-]*)(?P<value>=(?s:.*))?"
_WIDE_SPACES = "\u3000\u00a0"
_SEPARATORS = r"[,，、;；\s]+"
_QUOTES = "“”‘’\"'＂＇「」『』《》"

# What editors write, and those who know other linters; a file or folder of that name counts more.
_ALIASES = {
    "help": ("--help",), "帮助": ("--help",), "version": ("--version",), "版本": ("--version",),
    "检查": ("check",), "修复": ("check", "--fix"), "批注": ("annotate",), "统计": ("stats",), "结构": ("outline",),
    "规则": ("rule",), "比较": ("diff",), "体例": ("profile",), "新建": ("new",), "设置": ("config",),
}  # fmt: skip
_ELSEWHERE = {
    "explain": "rule", "linter": "rule --all", "rules": "rule --all", "fix": "--fix", "format": "--fix",
    "lint": "check", "clean": "cache clean", "settings": "--show-settings", "watch": "--watch", "server": "--watch",
}  # fmt: skip
_OPTIONS_ELSEWHERE = {
    "--isolated": "--no-config", "--format": "--output-format", "--dry-run": "--diff", "--check": "",
    "--severity": "--min-severity", "--min-alert-level": "--min-severity",
    "--config-file": "--config", "--unsafe": "--unsafe-fixes", "--no-exit": "--exit-zero",
    "--non-zero-exit-code": "--fail-on", "--disable": "--ignore", "--enable": "--select",
    "--explain": "rule", "--list-files": "--show-files", "--ignore-noqa": "--show-waived", "--add-noqa": "--add-ignore",
    "--stdin": "-",
}  # fmt: skip


def with_hyphens(args: Sequence[str], valued: Container[str]) -> list[str]:
    """The arguments, those with dashes for hyphens spelt as the options that they stand for, after a note; what is a
    file, follows one of the options ``valued``, which take a value, or ``--`` stays what it is."""
    found: list[str] = []
    for place, arg in enumerate(args):
        if arg == "--":
            return [*found, *args[place:]]
        found += [arg] if found and found[-1] in valued else map(_spelt, _apart(arg))
    return found


def _apart(arg: str) -> list[str]:
    """What a space of an input method joins to an option is another argument, after a note: nobody sees such a space.
    The name of a file may have one."""
    if not set(_WIDE_SPACES) & {*arg} or os.path.lexists(arg):  # as nearly always
        return [arg]
    option = rf"[{_DASHES}-]{{1,4}}[A-Za-z]"
    parts = [
        part
        for piece in re.split(rf"[{_WIDE_SPACES}]+(?={option})", arg)
        for part in (re.split(f"[{_WIDE_SPACES}]+", piece, maxsplit=1) if re.match(option, piece) else [piece])
    ]
    if len(parts) > 1:
        console.note(f"“{arg}”中有全角空格，按分开写的“{' '.join(parts)}”处理")
    return parts


def _spelt(arg: str) -> str:
    if not set(_DASHES) & {*arg[:4]}:  # as nearly always
        return arg
    match = re.fullmatch(_OPTION, arg)
    if match is None or os.path.lexists(arg):
        return arg
    name = match["name"]
    option = f"{'-' if len(name) == 1 else '--'}{name}"
    written = arg[: match.end("name")]
    console.note(f"“{written}”按“{option}”处理")
    return option + (match["value"] or "")


def as_command(args: Sequence[str], commands: Collection[str]) -> list[str]:
    """The arguments, the first of them as the command or option that it stands for: ``help``, ``version``, and the
    names of commands in Chinese."""
    first, *rest = args
    if first not in _ALIASES or os.path.lexists(first):
        return [*args]
    if (meant := _ALIASES[first]) == ("--help",) and rest:
        about = _ALIASES.get(rest[0], (rest[0],))[0]
        return [about, "--help"] if about in commands else ["--help"]
    if len(meant) > 1:
        console.note(f"“{first}”按“{meant[-1]}”处理")
    return [*meant, *rest]


def meant_command(word: str, commands: Iterable[str]) -> str:
    """What was meant by a word that is neither a command nor a file, as the end of a complaint; '' where nobody can
    tell, and for what looks like the name of a file."""
    if os.path.lexists(word) or not re.fullmatch(r"[A-Za-z]{2,}", word):
        return ""
    from bulletin_lint.toml.nearest import nearest

    if word.lower() in _ELSEWHERE:
        return f"，是否应为“bulletin-lint {_ELSEWHERE[word.lower()]}”？"
    return nearest(word.lower(), [*commands, "help", "version"])


def meant_option(option: str, known: Sequence[str]) -> str:
    """What was meant by an option that there is not, as the end of a complaint; '' where nobody can tell."""
    from bulletin_lint.toml.nearest import nearest

    several = [part for part in re.split(_SEPARATORS, option) if part]
    if len(several) > 1 and {*several} <= {*known}:
        return f"；几个选项之间用空格隔开：{' '.join(several)}"
    if option == "--per-file-ignores":
        return "；这一项写在设置文件里"
    other = _OPTIONS_ELSEWHERE.get(option, "")
    if other in ("-", "rule") or other in known:
        return f"，是否应为“{'bulletin-lint rule' if other == 'rule' else other}”？"
    return nearest(option, known) if len(option) > 2 else ""


def listed(values: Iterable[str]) -> tuple[str, ...]:
    """The words in values of an option that may be given several times, whatever comma stands between them."""
    return tuple(part for value in values for part in re.split(_SEPARATORS, _bare(value)) if part)


def _bare(value: str) -> str:
    """The value without quotes around all of it."""
    return value[1:-1] if len(value) > 1 and value[0] in _QUOTES and value[-1] in _QUOTES else value


def narrow(words: Iterable[str]) -> tuple[str, ...]:
    """The words, those of full-width letters and digits alone in narrow ones, after a note."""
    found = []
    for word in words:
        if re.fullmatch(r"[Ａ-Ｚａ-ｚ０-９A-Za-z0-9]+", word) and not word.isascii():
            spelt = "".join(chr(ord(char) - 0xFEE0) if char > "\uff00" else char for char in word)
            console.note(f"“{word}”按“{spelt}”处理")
            word = spelt
        found.append(word)
    return tuple(found)


def last_begun(text: str) -> tuple[str, str]:
    """A list that is still being typed, as what is done and its last word."""
    at = max((match.end() for match in re.finditer(_SEPARATORS, text)), default=0)
    return text[:at], text[at:]


def unquoted(path: str) -> str:
    """The path without the quotes around it, where only that is a file."""
    bare = path.strip(_QUOTES)
    if bare == path or not bare or os.path.lexists(path) or not os.path.lexists(bare):
        return path
    console.note(f"{path}按{bare}处理：引号不属于文件名")
    return bare


def meant_file(path: str) -> str:
    """The .docx that stands where ``path`` does not, and differs in the suffix, spaces or the width of characters;
    '' where there is none."""
    folder, name = os.path.split(path.strip(_QUOTES))
    try:
        names = sorted(os.listdir(folder or "."))
    except OSError:
        return ""
    return next((os.path.join(folder, each) for each in names if _is_alike(each, name)), "")


def _is_alike(document: str, name: str) -> bool:
    stem, suffix = os.path.splitext(document)
    if suffix.lower() != ".docx" or document.startswith(("~$", ".~")):
        return False
    wanted = _folded(name)
    return wanted == _folded(document) or any(wanted == _folded(stem) + end for end in ("", ".doc", ".wps", ".docm"))


def _folded(name: str) -> str:
    import unicodedata

    return "".join(unicodedata.normalize("NFKC", name).casefold().replace("。", ".").split())

"""What a rule pack holds: its tables, and the keys that all rules have. Those of their kinds stand beside them."""

from collections.abc import Mapping
from typing import Annotated, Any, NamedTuple

from bulletin_lint.engine.hit import Safety, Severity
from bulletin_lint.engine.rule import Example, Level
from bulletin_lint.toml.decode import Doc


class Pack(NamedTuple):
    """The table of a pack that holds its rules; its word lists stand in those of ``toml.words.Lists``."""

    rule: Annotated[tuple[Mapping[str, Any], ...], Doc("规则，一条写作一个 [[rule]]")] = ()


class Entry(NamedTuple):
    """What an entry says, whatever it checks. ``check`` is the name of the kind, ``scope`` as in the pack."""

    code: Annotated[str, Doc("编号：三个大写字母加三位数字，不与别的规则重复")]
    name: Annotated[str, Doc("英文名称：小写字母、数字和连字符")]
    check: Annotated[str, Doc("检查的种类")]
    message: Annotated[str, Doc("报告的文字；{text} 是原文，{fixed} 是改后的文字")]
    why: Annotated[str, Doc("为什么，写给编辑看")]
    title: Annotated[str, Doc("中文名称，几个字，如“引号配对”；不写则用英文名称")] = ""
    scope: Annotated[
        tuple[str, ...], Doc("在哪些位置检查，如 body 正文、title 标题、prose 各种正文；留空则处处检查")
    ] = ()
    severity: Annotated[Severity, Doc("程度")] = Severity.WARNING
    mark_severity: Annotated[
        Severity | None,
        Doc("标点本身错了（全角半角、缺一半、重复）时的程度，与别处同样的错误一致；不写则都是 severity"),
    ] = None
    fix: Annotated[Safety, Doc("能否自动修复：safe 放心修复，unsafe 需核对，none 只报告")] = Safety.NONE
    source: Annotated[str, Doc("依据：标准及条款，或本单位的规定")] = ""
    level: Annotated[
        Level, Doc("依据的性质：standard 国家标准或规范，practice 通行做法，house 本刊体例，tool 程序自身的提示")
    ] = Level.HOUSE
    enabled: Annotated[bool, Doc("是否默认开启")] = True
    with_group: Annotated[bool, Doc("默认关闭的，选用整组（如 --select LAY）时也开启")] = False
    always: Annotated[bool, Doc("--select 不能关掉，只有点名的 --ignore 才能")] = False

    def validate(self) -> None:
        if empty := [key for key in ("check", "message", "why") if not getattr(self, key)]:
            raise ValueError(f"缺少 {empty[0]}")
        if not _is_code(self.code) or not _is_name(self.name):
            raise ValueError("code 应为三个大写字母加三位数字，name 应为小写字母、数字和连字符")


class Examples(NamedTuple):
    """The examples of a rule, which are its tests."""

    good: Annotated[tuple[str | Example, ...], Doc("正例：不许报的文字，至少一个")]
    bad: Annotated[tuple[str | Example, ...], Doc("反例：必须报的文字，至少一个；能修复的写明 fixed")]


def _is_code(code: str) -> bool:
    """Three capital letters and three digits."""
    return code.isascii() and len(code) == 6 and code[:3].isalpha() and code[:3].isupper() and code[3:].isdigit()


def _is_name(name: str) -> bool:
    """Lower-case letters and digits, in words joined by hyphens."""
    return name.isascii() and name == name.lower() and all(word.isalnum() for word in name.split("-"))

"""The keys of a configuration file: what each may be set to, and what it is for, in the words of the reference."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

SEVERITIES = ("error", "warning", "info")


class Value(NamedTuple):
    """What a key may be set to: a test, the words for it, and the same as JSON schema."""

    fits: Callable[[Any], bool]
    words: str
    schema: Mapping[str, Any]


class Key(NamedTuple):
    """A key of the file."""

    value: Value
    doc: str


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_strings(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _table_of(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, dict) and all(map(fits, value.values()))


def _table_schema(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"type": "object", "additionalProperties": schema}


TEXT = Value(_is_text, "文字", {"type": "string"})
SWITCH = Value(lambda value: isinstance(value, bool), "true 或 false", {"type": "boolean"})
LIST = Value(_is_strings, "文字列表", {"type": "array", "items": TEXT.schema})
SEVERITY = Value(lambda value: value in SEVERITIES, " 或 ".join(SEVERITIES), {"enum": list(SEVERITIES)})
SEVERITY_TABLE = Value(_table_of(SEVERITY.fits), f"表，值为 {'、'.join(SEVERITIES)}", _table_schema(SEVERITY.schema))
TEXT_TABLE = Value(_table_of(TEXT.fits), "表，值为文字", _table_schema(TEXT.schema))
LIST_TABLE = Value(_table_of(LIST.fits), "表，值为文字列表", _table_schema(LIST.schema))

# ``extend`` is followed while files are read, and so is no field of Config; every other key is.
EXTEND = Key(TEXT, "先读入另一个配置文件，再以本文件的设置覆盖；路径从本文件算起")
KEYS: Mapping[str, Key] = {
    "profile": Key(TEXT, "刊物的体例：自带体例的名称，或 .toml 文件的路径；不写则为宣传信息专报"),
    "profiles": Key(
        TEXT_TABLE, '各文件夹（或文件名样式）的体例，如 "简报/" = "gongzuo-jianbao"；几条都符合时以最后一条为准'
    ),
    "packs": Key(LIST, "本单位的规则包：.toml 文件，或存放这种文件的文件夹"),
    "select": Key(LIST, "只用这些规则：编号、编号的开头、英文名称或 ALL；不写则为默认开启的规则"),
    "extend-select": Key(LIST, "在已选的规则之外再加上这些，包括默认关闭的"),
    "ignore": Key(LIST, "不用这些规则"),
    "fixable": Key(LIST, "只允许这些规则自动修复；不写则都允许"),
    "unfixable": Key(LIST, "不允许这些规则自动修复"),
    "unsafe-fixes": Key(SWITCH, "修复时连同需要核对的一起修复"),
    "track-changes": Key(SWITCH, "修复写成修订（插入和删除），由编辑在 Word 里逐处接受或拒绝"),
    "author": Key(TEXT, "修订和批注的作者"),
    "rewrite-protected": Key(SWITCH, "设有编辑限制、标记为最终状态或含宏的文件也修复"),
    "fail-on": Key(SEVERITY, "达到这一程度的问题才使退出状态为 1"),
    "output-format": Key(TEXT, "输出格式，与 --output-format 相同"),
    "exclude": Key(LIST, "不检查的文件或文件夹；* 代表任意字符"),
    "force-exclude": Key(SWITCH, "点名的文件若被 exclude 排除，也不检查（供提交钩子使用）"),
    "severity": Key(SEVERITY_TABLE, '改变规则的程度，如 ATT006 = "error"'),
    "per-file-ignores": Key(LIST_TABLE, '某些文件不用某些规则，如 "旧刊/" = ["PUN", "NUM"]'),
    "baseline": Key(TEXT, "基线文件：其中记下的旧问题不再报告，直到那里的文字改动；由 --generate-baseline 生成"),
    "required-version": Key(TEXT, "要求的程序版本，不符则不运行"),
}

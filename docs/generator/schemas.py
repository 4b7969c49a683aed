"""JSON schemas (draft 7, which the editors' TOML tools understand) of the files that an office writes and reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, get_args, get_origin, get_type_hints

from bulletin_lint.bulletin import profile
from bulletin_lint.checks import KINDS
from bulletin_lint.config import config
from bulletin_lint.engine.rule import Kind
from bulletin_lint.output import FORMATS
from bulletin_lint.records.archive_rows import TableRow
from bulletin_lint.records.lines import FileLine
from bulletin_lint.rulebook.book import SCOPE_WORDS
from bulletin_lint.rulebook.entry import Entry, Examples, Pack
from bulletin_lint.toml.decode import Field, Record, encoded, fields_of
from bulletin_lint.toml.shapes import (
    Choice,
    Either,
    File,
    FileText,
    Items,
    Plain,
    Shape,
    Table,
)
from bulletin_lint.toml.shipped import profiles_folder
from bulletin_lint.toml.words import Lists

Schema = dict[str, Any]
_DRAFT = "http://json-schema.org/draft-07/schema#"
_PROFILE = {"anyOf": [{"enum": sorted(path.stem for path in profiles_folder().glob("*.toml"))}, {"type": "string"}]}
_PLAIN = {str: "string", bool: "boolean", int: "integer", float: "number"}
_CODE = "^[A-Z]{3}[0-9]{3}$"
_NAME = "^[a-z0-9]+(-[a-z0-9]+)*$"


def config_schema() -> Schema:
    """Of ``bulletin-lint.toml``."""
    keys = {**properties(config.Parent), **properties(config.Config)}
    keys["profile"] |= _PROFILE
    keys["profiles"]["additionalProperties"] = _PROFILE
    keys["output-format"]["enum"] = list(FORMATS)
    return _file("bulletin-lint 的配置", keys)


def profile_schema() -> Schema:
    """Of a profile."""
    keys = {**properties(profile.Parent), **properties(profile.Profile)}
    keys["extends"] |= _PROFILE
    table = keys["layout"]
    keys["layout"] = {
        "description": table.pop("description"),
        "anyOf": [table["properties"]["check"], table],
    }
    return _file("刊物的体例", keys)


def pack_schema() -> Schema:
    """Of a pack of rules: the keys that all have, and those of the kind of check."""
    common = common_keys()
    rule = {
        "type": "object",
        "properties": {**{name: {} for kind in KINDS.values() for name in fields_of(kind.parameters)}, **common},
        "required": [*required(Entry), *required(Examples)],
        "allOf": [_for_kind(kind, common) for kind in KINDS.values()],
    }
    keys = {**properties(Pack), **properties(Lists)}
    keys["rule"]["items"] = rule
    return _file("规则包", keys)


def common_keys() -> Schema:
    """The keys of all rules, with what their types do not say."""
    keys = {**properties(Entry), **properties(Examples)}
    keys["code"]["pattern"] = _CODE
    keys["name"]["pattern"] = _NAME
    keys["check"]["examples"] = list(KINDS)
    keys["scope"]["items"] = {"enum": list(SCOPE_WORDS)}
    for name in required(Examples):
        keys[name]["minItems"] = 1
    return keys


def required(cls: type[tuple[Any, ...]]) -> list[str]:
    """The keys that must be given."""
    return [key for key, field in fields_of(cls).items() if field.required]


def findings_schema() -> Schema:
    """Of the output of ``--output-format json``."""
    edit = _record(
        part="压缩包内的部分，如 word/document.xml",
        paragraph=(1, "该部分的第几段，从1起"),
        start=(0, "在该段文字中的起点，按字符数，从0起"),
        end=(0, "终点，不含"),
        replacement="换成的文字",
    )
    location = _record(
        part="压缩包内的部分，如 word/document.xml；问题属于整个文件时为空",
        paragraph=(
            0,
            "该部分的第几段（每个 w:p），从1起，文本框只计一次，段落标记在修订中删去的几段算作开头的一段；"
            "问题属于整个文件时为0",
        ),
        start=(0, "在 text 中的起点，按字符数，从0起；制表符、换行符各计一个字符"),
        end=(0, "终点，不含；与 start 相同时，表示此处缺少内容"),
        text="该段的全部文字，段首由 Word 画出的编号也在内；一段超过10000字时，只是此处前后的文字",
        where="给人看的位置，如“经验交流·《白汀县建好“家门口的课堂”》第3段”",
    )
    location["properties"]["text_start"] = {
        "type": "integer",
        "minimum": 0,
        "description": "text 从该段的第几个字符起，从0起；只在 text 不是全段时才有，与 start 相加即为在该段中的起点",
    }
    fix = _record(safety="")
    fix["properties"] = {
        "safety": {"enum": ["safe", "unsafe"], "description": "safe 可放心修复，unsafe 需核对"},
        "edits": {"type": "array", "items": edit, "description": "要么全做，要么全不做"},
    }
    fix["properties"]["settings"] = {
        "type": "array",
        "items": _setting(),
        "description": "版面的改动，与 edits 一起做；只在有这种改动时才有，这时 edits 可以为空",
    }
    fix["required"] = ["safety", "edits"]
    finding = _record(file="文件的路径", code="规则的编号", name="规则的英文名称", severity="", message="报告的文字")
    finding["properties"]["code"]["pattern"] = _CODE
    finding["properties"]["severity"] = {"enum": ["error", "warning", "info"], "description": "程度"}
    finding["properties"]["location"] = location
    finding["properties"]["fix"] = {"anyOf": [fix, {"type": "null"}], "description": "如何修复；没有把握时为 null"}
    finding["properties"]["profile"] = {
        "type": "string",
        "description": "检查所依的体例：刊名，或“通用”“来稿”；文件无法读取或不是简报时为空",
    }
    finding["properties"]["url"] = {
        "type": ["string", "null"],
        "description": "讲这条规则的网页；设置里没有写 docs-url 时为 null",
    }
    finding["required"] = list(finding["properties"])
    finding["properties"]["waived"] = _waived()
    return {"$schema": _DRAFT, "title": "bulletin-lint --output-format json", "type": "array", "items": finding}


def _waived() -> Schema:
    """Of what waives a finding."""
    waived = _record(by="", author="批注的作者", comment="批注的文字")
    waived["properties"]["by"] = {"enum": ["comment", "baseline"], "description": "comment 批注，baseline 基线文件"}
    waived["required"] = ["by"]
    return {**waived, "description": "屏蔽这处问题的是什么；只在用了 --show-waived 时才有，也只有屏蔽的问题才有"}


def _setting() -> Schema:
    """Of what is to look otherwise."""
    return _record(
        part="压缩包内的部分，如 word/document.xml",
        paragraph=(1, "该部分的第几段，从1起"),
        start=(0, "在该段文字中的起点，按字符数，从0起"),
        end=(0, "终点，不含"),
        target="改什么：letters 文字，paragraph 段落，page 页面",
        property="哪一种性质，如 size 字号",
        value="改为什么，如“三号”",
    )


def archive_schema() -> Schema:
    """Of a line of ``--output-format archive``."""
    return {"$schema": _DRAFT, "title": "bulletin-lint --output-format archive 的一行", **_object(FileLine)}


def table_schema() -> Schema:
    """Of a row of the table that ``stats`` writes as CSV and Parquet."""
    return {"$schema": _DRAFT, "title": "bulletin-lint stats --output-format csv 的一行", **_object(TableRow)}


def _object(cls: type[tuple[Any, ...]]) -> Schema:
    """An object with a key for each field of a record; keys may be added to it."""
    hints = get_type_hints(cls, include_extras=True)
    properties = {
        name: {**_hinted(get_args(hint)[0]), "description": hint.__metadata__[0]} for name, hint in hints.items()
    }
    return {"type": "object", "properties": properties, "required": [*properties]}


def _hinted(hint: Any) -> Schema:
    """What a plain hint admits."""
    if hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    if get_origin(hint) is Literal:
        return {"enum": [*get_args(hint)]}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _object(get_args(hint)[0])}
    if get_origin(hint) is Mapping:
        return {"type": "object", "additionalProperties": _hinted(get_args(hint)[1])}
    return {"type": [_PLAIN.get(each, "null") for each in get_args(hint)]}


def _file(title: str, properties: Schema) -> Schema:
    return {
        "$schema": _DRAFT,
        "title": title,
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def _of(shape: Shape) -> Schema:
    """The schema of what a shape admits."""
    match shape:
        case Plain(kind):
            return {"type": _PLAIN[kind]}
        case File() | FileText():
            return {"type": "string"}
        case Choice(members):
            return {"enum": [word for word, _ in members]}
        case Items(item):
            return {"type": "array", "items": _of(item)}
        case Table(item):
            return {"type": "object", "additionalProperties": _of(item)}
        case Either(shapes):
            return {"anyOf": [_of(one) for one in shapes]}
        case Record(cls):
            required_keys = {"required": keys} if (keys := required(cls)) else {}
            return {"type": "object", "properties": properties(cls), **required_keys, "additionalProperties": False}
    return {}


def properties(cls: type[tuple[Any, ...]]) -> Schema:
    """The keys of a named tuple."""
    return {key: _key(field) for key, field in fields_of(cls).items()}


def _key(field: Field) -> Schema:
    doc = {"description": field.doc} if field.doc else {}
    default = encoded(field.default)
    return {**doc, **_of(field.shape), **({} if default is None or isinstance(default, dict) else {"default": default})}


def _for_kind(kind: Kind, common: Schema) -> Schema:
    """What else holds where ``check`` names this kind."""
    own = properties(kind.parameters)
    return {
        "if": {"properties": {"check": {"const": kind.name}}, "required": ["check"]},
        "then": {
            "properties": own,
            "required": required(kind.parameters),
            "propertyNames": {"enum": [*common, *own]},
        },
    }


def _record(**keys: str | tuple[int, str]) -> Schema:
    """An object of exactly these keys: text, or whole numbers from a least one on."""
    properties: Schema = {
        name: {"type": "string", "description": doc}
        if isinstance(doc, str)
        else {"type": "integer", "minimum": doc[0], "description": doc[1]}
        for name, doc in keys.items()
    }
    return {"type": "object", "properties": properties, "required": list(keys), "additionalProperties": False}

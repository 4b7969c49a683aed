"""JSON schemas (draft 7, which the editors' TOML tools understand) of the files that an office writes and reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from bulletin_lint.bulletin.profile import Profile
from bulletin_lint.checks import KINDS
from bulletin_lint.config.config import Config
from bulletin_lint.config.keys import EXTEND, KEYS, Key
from bulletin_lint.engine.hit import Safety, Severity
from bulletin_lint.engine.rule import Example, Kind, Level
from bulletin_lint.output import FORMATS
from bulletin_lint.rulebook.book import SCOPE_WORDS
from bulletin_lint.rulebook.packs import REQUIRED_KEYS
from bulletin_lint.toml.shipped import profiles_folder

Schema = dict[str, Any]
_DRAFT = "http://json-schema.org/draft-07/schema#"
_PROFILE = {"anyOf": [{"enum": sorted(path.stem for path in profiles_folder().glob("*.toml"))}, {"type": "string"}]}
_PLAIN = {str: {"type": "string"}, bool: {"type": "boolean"}, int: {"type": "integer"}, float: {"type": "number"}}

COMMON_KEYS: Mapping[str, tuple[Schema, str]] = {
    "code": ({"type": "string", "pattern": "^[A-Z]{3}[0-9]{3}$"}, "编号：三个大写字母加三位数字，不与别的规则重复"),
    "name": ({"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}, "英文名称：小写字母、数字和连字符"),
    "check": ({"type": "string"}, "检查的种类"),
    "scope": (
        {"type": "array", "items": {"enum": list(SCOPE_WORDS)}},
        "在哪些位置检查，如 body 正文、title 标题、prose 各种正文；不写则处处检查",
    ),
    "severity": ({"enum": [member.label for member in reversed(Severity)]}, "程度，默认 warning"),
    "fix": (
        {"enum": [member.value for member in Safety]},
        "能否自动修复：safe 放心修复，unsafe 需核对，none（默认）只报告",
    ),
    "message": ({"type": "string"}, "报告的文字；{text} 是原文，{fixed} 是改后的文字"),
    "why": ({"type": "string"}, "为什么，写给编辑看"),
    "source": ({"type": "string"}, "依据：标准及条款，或本单位的规定"),
    "level": (
        {"enum": [member.value for member in Level]},
        "依据的性质：standard 国家标准或规范，practice 通行做法，house（默认）本刊体例",
    ),
    "enabled": ({"type": "boolean"}, "是否默认开启，默认 true"),
    "good": ({"$ref": "#/definitions/examples"}, "正例：不许报的文字，至少一个"),
    "bad": ({"$ref": "#/definitions/examples"}, "反例：必须报的文字，至少一个；能修复的写明 fixed"),
}
_EXAMPLE_DOCS = {
    "text": "文字，一行一段；** 括起粗体，行首可写 {left}、{center}、{right}",
    "role": "放在样稿的什么位置；不写则由 scope 决定",
    "fixed": "修复之后应有的文字",
    "profile": "本例另用的体例设置",
}


def config_schema() -> Schema:
    """Of ``bulletin-lint.toml``."""
    defaults = Config._field_defaults
    properties = {name: _config_key(key, defaults[name.replace("-", "_")]) for name, key in KEYS.items()}
    properties["profile"] = {"description": KEYS["profile"].doc, **_PROFILE}
    properties["profiles"]["additionalProperties"] = _PROFILE
    properties["output-format"]["enum"] = list(FORMATS)
    return _file("bulletin-lint 的配置", {"extend": _config_key(EXTEND, None), **properties})


def profile_schema() -> Schema:
    """Of a profile."""
    extends = {"description": "以另一体例为基础，只写不同之处：自带体例的名称，或 .toml 文件的路径", **_PROFILE}
    return _file("刊物的体例", {"extends": extends, **_of_class(Profile)["properties"]})


def pack_schema() -> Schema:
    """Of a pack of rules: the keys that all have, and those of the kind of check."""
    common = {name: {"description": doc, **schema} for name, (schema, doc) in COMMON_KEYS.items()}
    common["check"]["examples"] = list(KINDS)
    own: Schema = {name: {} for kind in KINDS.values() for name in _parameters(kind)}
    rule = {
        "type": "object",
        "properties": {**own, **common},
        "required": list(REQUIRED_KEYS),
        "allOf": [_for_kind(kind) for kind in KINDS.values()],
    }
    return {
        **_file("规则包", {"rule": {"type": "array", "items": rule}}),
        "definitions": {"examples": _examples()},
    }


def findings_schema() -> Schema:
    """Of the output of ``--output-format json``."""
    edit = _record(
        part="压缩包内的部分，如 word/document.xml",
        paragraph=(1, "该部分的第几段，从 1 起"),
        start=(0, "在该段文字中的起点，按字符数，从 0 起"),
        end=(0, "终点，不含"),
        replacement="换成的文字",
    )
    location = _record(
        part="压缩包内的部分，如 word/document.xml；问题属于整个文件时为空",
        paragraph=(0, "该部分的第几段（每个 w:p），从 1 起，文本框只计一次；问题属于整个文件时为 0"),
        start=(0, "在 text 中的起点，按字符数，从 0 起；制表符、换行符各计一个字符"),
        end=(0, "终点，不含；与 start 相同时，表示此处缺少内容"),
        text="该段的全部文字",
        where="给人看的位置，如“第2栏目《经验交流》第1篇第3段”",
    )
    fix = _record(safety="")
    fix["properties"] = {
        "safety": {"enum": ["safe", "unsafe"], "description": "safe 可放心修复，unsafe 需核对"},
        "edits": {"type": "array", "minItems": 1, "items": edit, "description": "要么全做，要么全不做"},
    }
    fix["required"] = ["safety", "edits"]
    finding = _record(file="文件的路径", code="规则的编号", name="规则的英文名称", severity="", message="报告的文字")
    finding["properties"]["code"]["pattern"] = COMMON_KEYS["code"][0]["pattern"]
    finding["properties"]["severity"] = {"enum": ["error", "warning", "info"], "description": "程度"}
    finding["properties"]["location"] = location
    finding["properties"]["fix"] = {"anyOf": [fix, {"type": "null"}], "description": "如何修复；没有把握时为 null"}
    finding["required"] = list(finding["properties"])
    return {"$schema": _DRAFT, "title": "bulletin-lint --output-format json", "type": "array", "items": finding}


def _file(title: str, properties: Schema) -> Schema:
    return {
        "$schema": _DRAFT,
        "title": title,
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def _config_key(key: Key, default: Any) -> Schema:
    schema = {"description": key.doc, **key.value.schema}
    return schema if default in (None, "", (), {}) else {**schema, "default": default}


def _of(hint: Any) -> Schema:
    """The schema of what a type hint admits."""
    if is_dataclass(hint):
        return _of_class(hint)
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(inner)}
    if origin is tuple:
        return {"type": "array", "items": _of(inner[0])}
    if origin in (Mapping, dict):
        return {"type": "object", "additionalProperties": _of(inner[1])}
    if origin in (Union, UnionType):
        return _of(next(item for item in inner if item is not type(None)))
    return dict(_PLAIN.get(hint, {}))


def _of_class(kind: Any) -> Schema:
    hints = get_type_hints(kind)
    properties = {item.name: {"description": item.metadata["doc"], **_of(hints[item.name])} for item in fields(kind)}
    for item in fields(kind):
        if isinstance(item.default, str | bool | int | tuple):
            default = list(item.default) if isinstance(item.default, tuple) else item.default
            properties[item.name]["default"] = default
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _parameters(kind: Kind) -> Schema:
    return {name: _of(hint) for name, hint in get_type_hints(kind.parameters).items()}


def required_parameters(kind: Kind) -> list[str]:
    """The parameters of a kind that have no default."""
    parameters: Any = kind.parameters
    if hasattr(parameters, "_field_defaults"):
        return [name for name in parameters._fields if name not in parameters._field_defaults]
    return [item.name for item in fields(parameters) if not hasattr(parameters, item.name)]


def _for_kind(kind: Kind) -> Schema:
    """What else holds where ``check`` names this kind."""
    own = _parameters(kind)
    return {
        "if": {"properties": {"check": {"const": kind.name}}, "required": ["check"]},
        "then": {
            "properties": own,
            "required": required_parameters(kind),
            "propertyNames": {"enum": [*COMMON_KEYS, *own]},
        },
    }


def _examples() -> Schema:
    hints = get_type_hints(Example)
    properties = {name: {"description": doc, **_of(hints[name])} for name, doc in _EXAMPLE_DOCS.items()}
    table = {"type": "object", "properties": properties, "required": ["text"], "additionalProperties": False}
    return {"type": "array", "minItems": 1, "items": {"anyOf": [{"type": "string"}, table]}}


def _record(**keys: str | tuple[int, str]) -> Schema:
    """An object of exactly these keys: text, or whole numbers from a least one on."""
    properties: Schema = {
        name: {"type": "string", "description": doc}
        if isinstance(doc, str)
        else {"type": "integer", "minimum": doc[0], "description": doc[1]}
        for name, doc in keys.items()
    }
    return {"type": "object", "properties": properties, "required": list(keys), "additionalProperties": False}

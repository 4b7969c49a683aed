"""The reference: every key of the configuration, of profiles and of packs, every command, and the JSON contract."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from unittest.mock import patch

import click

from bulletin_lint.cli.main import COMMANDS, cli
from bulletin_lint.rulebook.book import SCOPE_WORDS
from bulletin_lint.toml.write import toml_value
from docs.generator.rules import cell
from docs.generator.schemas import (
    Schema,
    common_keys,
    config_schema,
    findings_schema,
    pack_schema,
    profile_schema,
    table_schema,
)
from docs.generator.session import Folder

FOLDER = Path("docs/reference")
_COLUMNS = 92
_TYPES = {"string": "文字", "boolean": "是否", "integer": "整数", "number": "数", "array": "列表", "object": "表"}
ROLES = {
    "name": "刊名",
    "issue": "期号",
    "issuer": "编发单位",
    "date": "报头日期",
    "masthead": "报头的其余部分",
    "contents": "目录的标题",
    "contents-section": "目录中的栏目",
    "entry": "目录中的条目",
    "section": "栏目标题",
    "title": "文章标题",
    "lead": "段首粗体句，包括简讯的标题",
    "heading": "文章内的小标题",
    "body": "正文",
    "caption": "图表说明",
    "cell": "文章内的表格",
    "attribution": "署名",
    "distribution": "报、送、发",
    "colophon": "承办、审核、编辑、电话、印数、印发",
    "note": "脚注和尾注",
    "page": "页眉和页脚",
    "other": "其余",
}


def pages() -> Iterator[tuple[Path, str]]:
    """The files, by their paths from the root of the project."""
    for name, lines in _PAGES.items():
        yield FOLDER / f"{name}.md", "\n".join(lines()).rstrip("\n") + "\n"


def table(properties: Mapping[str, Schema], required: tuple[str, ...] = ()) -> Iterator[str]:
    yield "| 键 | 类型 | 默认 | 说明 |"
    yield "| --- | --- | --- | --- |"
    for name, schema in properties.items():
        default = "**必写**" if name in required else _default(schema)
        yield f"| `{name}` | {_type(schema)} | {default} | {_meaning(schema)} |"


def _type(schema: Schema) -> str:
    if "anyOf" in schema:
        return "或".join(dict.fromkeys(_TYPES[one.get("type", "string")] for one in schema["anyOf"]))
    if schema.get("type") == "array":
        return f"{_type(schema['items'])}的列表"
    return _TYPES.get(schema.get("type", "string" if "enum" in schema else ""), "任意")


def _meaning(schema: Schema) -> str:
    """What a key is for, and the words that it may have unless that says them; the column of types is to be narrow."""
    doc = schema.get("description", "")
    words = schema.get("enum") or schema.get("items", {}).get("enum", ())
    if all(word in doc for word in words):
        return cell(doc)
    choice = "可取 " + "、".join(f"`{word or chr(34) * 2}`" for word in words)
    return f"{cell(doc)}；{choice}" if doc else choice


def _default(schema: Schema) -> str:
    return f"`{toml_value(schema['default'])}`" if "default" in schema else ""


def _config() -> Iterator[str]:
    yield "# 配置"
    yield ""
    yield (
        "配置写在草稿所在文件夹或上级文件夹的 `bulletin-lint.toml`（或 `.bulletin-lint.toml`）里，也可以写在 "
        "`pyproject.toml` 的 `[tool.bulletin-lint]` 里；最近的一个有效。路径从写着它的文件算起。"
        "查找到 git 库的根文件夹为止，不在库中则到用户的主文件夹；属于其他用户的配置文件不采用，并说明是哪一个；"
        "确认其内容可信后可用 `--config` 指明（草稿也属于那个用户的，仍然采用；Windows 上不看所有者）。"
        "写错的键当场指出，并提示最接近的写法。`bulletin-lint --show-settings 文件` 显示对一个文件生效的设置。"
    )
    yield ""
    yield from table(config_schema()["properties"])


def _profile() -> Iterator[str]:
    yield "# 体例"
    yield ""
    yield (
        "[体例](../howto/profiles.md)写明一种刊物的样子。没有写的键取默认值，所以只需写与宣传信息专报不同之处。"
        "`bulletin-lint profile 体例` 显示一份体例的每一项。"
    )
    properties = profile_schema()["properties"]
    tables = {name: found for name, schema in properties.items() if (found := _of_table(schema))}
    plain = {name: schema for name, schema in properties.items() if "properties" not in schema}
    yield from ("", *table(plain))
    for name, schema in tables.items():
        more = "" if "properties" in properties[name] else f"怎样用见[版面](../howto/{name}.md)。"
        yield from ("", f"## [{name}]", "", f"{properties[name]['description']}。{more}")
        yield from ("", *table(schema["properties"]))


def _of_table(schema: Schema) -> Schema | None:
    """What a key holds where it is a table, or may be one instead of a word."""
    return next((each for each in (schema, *schema.get("anyOf", ())) if "properties" in each), None)


def _pack() -> Iterator[str]:
    yield "# 规则包"
    yield ""
    yield "规则包是一个 TOML 文件，每条规则写作一个 `[[rule]]`。怎样写见[本单位的词表和规则](../howto/packs.md)。"
    tables = pack_schema()["properties"]
    schema = tables["rule"]["items"]
    yield from ("", *table(tables), "", "## 各种规则共有的键", "")
    yield from table(common_keys(), tuple(schema["required"]))
    yield from ("", "## 位置", "", "`scope` 和正反例的 `role` 用这些词：", "", "| 位置 | 含义 |", "| --- | --- |")
    yield from (f"| `{name}` | {doc} |" for name, doc in ROLES.items())
    groups = {name: roles for name, roles in SCOPE_WORDS.items() if name not in ROLES}
    yield from (
        f"| `{name}` | {'、'.join(ROLES[role] for role in ROLES if role in set(roles))} |"
        for name, roles in groups.items()
    )
    yield from ("", "## 检查的种类", "", "`check` 写种类的名称，各种类另有自己的键，见[检查的种类](kinds.md)。")


def _json() -> Iterator[str]:
    yield "# JSON 输出"
    yield ""
    yield (
        "`--output-format json` 输出一个数组，一处问题一项；没有问题时是空数组。一律用 UTF-8，与控制台的编码无关。"
        "这一格式是约定：只会增加键，不会改变已有的键。JSON 模式用 `bulletin-lint schema findings` 输出。"
    )
    finding = findings_schema()["items"]["properties"]
    yield from ("", "## 一处问题", "", *_fields(finding))
    yield from ("", "## location", "", *_fields(finding["location"]["properties"]))
    fix = finding["fix"]["anyOf"][0]["properties"]
    yield from ("", "## fix", "", *_fields(fix))
    yield from ("", "## fix.edits 的每一项", "", *_fields(fix["edits"]["items"]["properties"]))
    yield from ("", "## waived", "", *_fields(finding["waived"]["properties"]))
    yield from ("", "## 示例", "", "```json", *_sample().split("\n"), "```")
    yield from ("", "## SARIF 里的修复", "", _SARIF)


_SARIF = (
    "`--output-format sarif` 合乎 SARIF 2.1.0，但不写它的 `fixes`：那是给文本文件用的，照着改的程序会把 .docx 当作"
    "一行一行的文字，改坏压缩包。要改什么写在每项结果的 `properties.fix` 里，与这里的 `fix` 相同，位置按段落和字符算；"
    "真要修复，请用 `--fix`。"
    "每条规则的 `help` 有理由、依据和正误示例，写了 docs-url 的另有 `helpUri`；屏蔽的问题用 `--show-waived` 写出，"
    "`suppressions` 的 `kind` 是 `inSource`（批注）或 `external`（基线）。"
)


def _fields(properties: Mapping[str, Schema]) -> Iterator[str]:
    yield "| 键 | 类型 | 含义 |"
    yield "| --- | --- | --- |"
    for name, schema in properties.items():
        kind = {"fix": "表或 null", "url": "文字或 null"}.get(name) or _type(schema)
        yield f"| `{name}` | {kind} | {_meaning(schema)} |"


def _sample() -> str:
    with Folder() as folder:
        findings: list[Any] = json.loads(folder.run("bulletin-lint --output-format json 第12期.docx"))
    with_fix = next(finding for finding in findings if finding["fix"])
    return json.dumps([with_fix], ensure_ascii=False, indent=2)


def _table() -> Iterator[str]:
    yield "# 结果表"
    yield ""
    yield (
        "`bulletin-lint stats 结果.jsonl -o 结果.csv` 把一批稿件的检查结果写成一张表：一处问题一行；没有问题的文件"
        "也有一行，`code` 为空，所以可以算出每期平均几处。CSV 用 UTF-8，带 Excel 认的标记（BOM）；以等号、加号、减号"
        "或 `@` 开头的文字前面加一个单引号，免得被当作公式。`-o 结果.parquet` 写成 Parquet，各列有类型，`date` 是"
        "日期；要先装 pyarrow：`pip install 'bulletin-lint[archive]'`。"
    )
    yield ""
    yield "这一格式是约定：只会增加列，不会改变已有的列。JSON 模式用 `bulletin-lint schema table` 输出。"
    yield ""
    yield "| 列 | 类型 | 含义 |"
    yield "| --- | --- | --- |"
    for name, schema in table_schema()["properties"].items():
        yield f"| `{name}` | {_column_type(schema)} | {_meaning(schema)} |"


def _column_type(schema: Schema) -> str:
    """The type of a column, which may have no value."""
    if isinstance(schema.get("type"), list):
        return f"{_TYPES[schema['type'][0]]}，可以没有"
    return _type(schema)


def _cli() -> Iterator[str]:
    yield "# 命令"
    yield ""
    yield (
        "退出状态：0为通过，1为有不能通过的问题（默认是错误和警告，可用 `fail-on` 另定），"
        "2为未能运行（用法、配置或路径有误）。"
    )
    context = click.Context(cli, info_name="bulletin-lint")
    yield from ("", "```text", *_help(cli, context), "```")
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        help_lines = _help(command, click.Context(command, info_name=name, parent=context))
        yield from ("", f"## {name}", "", "```text", *help_lines, "```")


def _help(command: click.Command, context: click.Context) -> list[str]:
    with patch.dict(os.environ, COLUMNS=str(_COLUMNS)):
        return command.get_help(context).split("\n")


_PAGES: Mapping[str, Callable[[], Iterator[str]]] = {
    "config": _config,
    "profile": _profile,
    "pack": _pack,
    "json": _json,
    "table": _table,
    "cli": _cli,
}

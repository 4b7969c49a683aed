"""Every format for tools is what its consumers read: for a clean run, for ten files with findings, for a bad file."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from junitparser import JUnitXml
from lxml import etree

from bulletin_lint.cli.main import run
from bulletin_lint.output import FOR_TOOLS
from tests.places import FIXTURES, ROOT
from tools.documents import Bulletin, load, store

CLEAN = load(FIXTURES / "clean-short" / "bulletin.toml")
FAULTY = replace(CLEAN, date="2024年09月06日", issue="第3期（总第八十七期）", issuer="")

_POSITION = {
    "type": "object",
    "required": ["line"],
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
}
_TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
# After GitLab's description of the fields that its code quality widget needs.
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "location": {
                "required": ["path", "positions"],
                "properties": {"positions": {"required": ["begin"], "properties": {"begin": _POSITION}}},
            },
        },
    },
}
# After SARIF 2.1.0, 3.13 to 3.30, and what GitHub code scanning wants of it: a place for every result.
SARIF = {
    "type": "object",
    "required": ["$schema", "version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {
                "required": ["tool", "results"],
                "properties": {
                    "tool": {
                        "properties": {
                            "driver": {
                                "required": ["name", "rules"],
                                "properties": {
                                    "rules": {
                                        "items": {
                                            "required": ["id", "shortDescription", "fullDescription", "help"],
                                            "properties": {
                                                "shortDescription": _TEXT,
                                                "fullDescription": _TEXT,
                                                "help": _TEXT,
                                            },
                                        }
                                    }
                                },
                            }
                        }
                    },
                    "results": {
                        "items": {
                            "required": ["ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"],
                            "properties": {
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": _TEXT,
                                "locations": {
                                    "minItems": 1,
                                    "items": {
                                        "properties": {
                                            "physicalLocation": {
                                                "required": ["artifactLocation", "region"],
                                                "properties": {
                                                    "region": {
                                                        "required": ["startLine", "startColumn", "endColumn"],
                                                        "additionalProperties": {"type": "integer", "minimum": 1},
                                                    }
                                                },
                                            }
                                        }
                                    },
                                },
                            },
                        }
                    },
                },
            },
        },
    },
}
_RANGE = {"type": "object", "required": ["start"], "properties": {"start": _POSITION, "end": _POSITION}}
# After reviewdog's description of its diagnostic format.
RDJSON = {
    "type": "object",
    "required": ["source", "diagnostics"],
    "additionalProperties": False,
    "properties": {
        "source": {"required": ["name"]},
        "diagnostics": {
            "items": {
                "required": ["message", "location", "severity"],
                "properties": {
                    "location": {"required": ["path"], "properties": {"range": _RANGE}},
                    "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                    "suggestions": {"items": {"required": ["range", "text"], "properties": {"range": _RANGE}}},
                },
            }
        },
    },
}
ARCHIVE = json.loads((FIXTURES.parent / "rules" / "schemas" / "archive.schema.json").read_text(encoding="utf-8"))
FINDINGS = json.loads((FIXTURES.parent / "rules" / "schemas" / "findings.schema.json").read_text(encoding="utf-8"))


def _schema(schema: Any) -> Callable[[str], int]:
    def check(text: str) -> int:
        data = json.loads(text)
        jsonschema.validate(data, schema)
        if isinstance(data, list):
            return len(data)
        return len(data["diagnostics"] if "diagnostics" in data else data["runs"][0]["results"])

    return check


def _lines(text: str) -> int:
    records = [json.loads(line) for line in text.splitlines()]
    jsonschema.validate(records, FINDINGS)
    return len(records)


def _archive(text: str) -> int:
    records = [json.loads(line) for line in text.splitlines()]
    for record in records:
        jsonschema.validate(record, ARCHIVE)
    assert records
    return sum(len(record["findings"]) for record in records)


def _github(text: str) -> int:
    commands = [line for line in text.splitlines() if line.startswith("::")]
    pattern = r"::(error|warning|notice) title=[^,:]+,file=[^,:]+,line=\d+,endLine=\d+,col=\d+,endColumn=\d+::[^\n]+"
    assert all(re.fullmatch(pattern, line) for line in commands)
    levels = [line.split()[0] for line in commands]
    assert levels == sorted(levels, key=["::error", "::warning", "::notice"].index)
    return len(commands)


def _junit(text: str) -> int:
    suites: Any = JUnitXml.fromstring(text.encode())
    suites_before = (suites.tests, suites.failures, suites.errors)
    suites.update_statistics()
    assert (suites.tests, suites.failures, suites.errors) == suites_before
    assert suites.tests >= 1
    return int(suites.failures)


def _checkstyle(text: str) -> int:
    root = etree.fromstring(text.encode())
    assert root.tag == "checkstyle"
    assert {child.tag for child in root} == {"file"}
    errors = root.findall("file/error")
    for error in errors:
        assert set(error.attrib) == {"line", "column", "severity", "message", "source"}
        assert error.get("severity") in ("error", "warning", "info")
    return len(errors)


CHECKS: dict[str, Callable[[str], int]] = {
    "json": _schema(FINDINGS),
    "json-lines": _lines,
    "github": _github,
    "gitlab": _schema(GITLAB),
    "sarif": _schema(SARIF),
    "junit": _junit,
    "rdjson": _schema(RDJSON),
    "checkstyle": _checkstyle,
    "archive": _archive,
}


@pytest.fixture
def output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Callable[[str, str], str]:
    """What the command prints in a format for everything in a folder."""
    monkeypatch.chdir(tmp_path)

    def show(name: str, folder: str) -> str:
        capfd.readouterr()
        run(["--output-format", name, folder])
        return capfd.readouterr().out

    return show


def test_every_format_for_tools_is_tested() -> None:
    assert set(CHECKS) == set(FOR_TOOLS)


def test_output_knows_records_and_nothing_of_how_they_came_about() -> None:
    files = [path for path in (ROOT / "bulletin_lint" / "output").rglob("*.py") if path.name != "rules.py"]
    known = {
        node.module
        for path in files
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("bulletin_lint.")
    }
    assert {(name or "").split(".")[1] for name in known} == {"output", "records"}


@pytest.mark.parametrize("name", CHECKS)
def test_a_clean_run(output: Callable[[str, str], str], tmp_path: Path, name: str) -> None:
    (tmp_path / "稿件").mkdir()
    store(CLEAN, tmp_path / "稿件" / "好.docx")
    assert CHECKS[name](output(name, "稿件")) == 0


@pytest.mark.parametrize("name", CHECKS)
def test_findings_in_ten_files(output: Callable[[str, str], str], tmp_path: Path, name: str) -> None:
    (tmp_path / "稿件, 一%: 〔甲〕").mkdir()
    for number in range(10):
        store(FAULTY, tmp_path / "稿件, 一%: 〔甲〕" / f"第{number}期 “专报”&.docx")
    wanted = len(json.loads(output("json", "稿件, 一%: 〔甲〕")))
    assert wanted >= 30
    assert CHECKS[name](output(name, "稿件, 一%: 〔甲〕")) == wanted


@pytest.mark.parametrize("name", CHECKS)
def test_a_file_that_cannot_be_read(output: Callable[[str, str], str], tmp_path: Path, name: str) -> None:
    (tmp_path / "稿件").mkdir()
    (tmp_path / "稿件" / "坏.docx").write_bytes(b"")
    store(CLEAN, tmp_path / "稿件" / "好.docx")
    assert CHECKS[name](output(name, "稿件")) == 1


@pytest.mark.parametrize(("name", "path"), [("gitlab", "fingerprint"), ("sarif", "primaryLocationLineHash")])
def test_fingerprints_survive_edits_elsewhere(
    output: Callable[[str, str], str], tmp_path: Path, name: str, path: str
) -> None:
    def prints() -> set[str]:
        return set(re.findall(rf'"{path}": "(\w+)"', output(name, ".")))

    store(FAULTY, tmp_path / "稿.docx")
    before = prints()
    first = FAULTY.sections[0].articles[0]
    longer = replace(first, paragraphs=(first.paragraphs[0], *first.paragraphs))
    sections = (replace(FAULTY.sections[0], articles=(longer, *FAULTY.sections[0].articles[1:])), *FAULTY.sections[1:])
    store(replace(FAULTY, sections=sections), tmp_path / "稿.docx")
    assert before
    assert before <= prints()


def test_sarif_explains_rules_and_holds_repairs_without_offering_them(
    output: Callable[[str, str], str], tmp_path: Path
) -> None:
    store(FAULTY, tmp_path / "稿.docx")
    (report,) = json.loads(output("sarif", "."))["runs"]
    found = json.loads(output("json", "."))
    for rule in report["tool"]["driver"]["rules"]:
        text, markdown = rule["help"]["text"], rule["help"]["markdown"]
        assert "依据：" in text
        assert "正确：" in text
        assert "错误：" in text
        assert re.findall(r"^(`{3,})text\n(?:.|\n)*?\n\1$", markdown, re.MULTILINE)
    assert not [result for result in report["results"] if "fixes" in result]
    repairs = [result["properties"]["fix"] for result in report["results"] if "properties" in result]
    assert sorted(map(repr, repairs)) == sorted(repr(each["fix"]) for each in found if each["fix"])


def test_columns_of_rdjson_count_bytes(output: Callable[[str, str], str], tmp_path: Path) -> None:
    faulty: Bulletin = replace(CLEAN, issue="第 3期（总第87期）")
    store(faulty, tmp_path / "稿.docx")
    (diagnostic,) = json.loads(output("rdjson", "."))["diagnostics"]
    (suggestion,) = diagnostic["suggestions"]
    assert suggestion["text"] == ""
    assert [suggestion["range"][end]["column"] for end in ("start", "end")] == [4, 5]


def test_grouped_is_an_overview(output: Callable[[str, str], str], tmp_path: Path) -> None:
    store(FAULTY, tmp_path / "稿.docx")
    lines = output("grouped", ".").splitlines()
    assert re.fullmatch(r".*稿\.docx：\d+处", lines[0])
    assert all(re.match(r"  (错误|警告|提示) [A-Z]{3}\d{3} \[[*? ]\] ", line) for line in lines[1 : lines.index("")])


@pytest.mark.slow
def test_formats_are_utf_8_on_any_console(tmp_path: Path) -> None:
    store(FAULTY, tmp_path / "稿.docx")
    for name in FOR_TOOLS:
        command = [sys.executable, "-m", "bulletin_lint", "--output-format", name, str(tmp_path / "稿.docx")]
        done = subprocess.run(
            command, capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "ascii"}
        )
        assert "报头" in done.stdout.decode("utf-8"), name

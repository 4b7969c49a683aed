"""The schemas are what the program accepts and writes."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from bulletin_lint.bulletin.profile import load_profile
from bulletin_lint.cli.schema import NAMES
from bulletin_lint.config.config import Config
from bulletin_lint.config.load import load_config
from bulletin_lint.errors import ConfigError
from bulletin_lint.rulebook.book import all_rules
from bulletin_lint.toml.shipped import pack_paths, profiles_folder, schema_path
from tests.cli.conftest import Cli, MakeDraft
from tests.places import FIXTURES

RULE = '[[rule]]\ncode = "OFC001"\nname = "own"\nmessage = "甲"\nwhy = "乙"\ngood = ["丙"]\nbad = ["丁"]\n'


EVERY_KEY = """
profile = "gongzuo-jianbao"
profiles = { "简报/" = "gongzuo-jianbao" }
time-limit = 30
docs-url = "https://docs.example/lint"
packs = ["规则/"]
select = ["PUN"]
extend-select = ["PUN001"]
ignore = ["PUN002"]
fixable = ["PUN"]
unfixable = ["PUN003"]
unsafe-fixes = true
track-changes = true
rendered = true
backup = true
author = "校对"
rewrite-protected = true
fail-on = "info"
output-format = "json"
exclude = ["旧/"]
extend-exclude = ["另/"]
respect-gitignore = false
min-severity = "warning"
force-exclude = true
severity = { PUN = "error" }
per-file-ignores = { "旧/" = ["NUM"] }
series = { "专报" = ["专报/"] }
baseline = "旧问题.json"
required-version = "0.2.0"
"""


def put(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def complaints(name: str, data: Any) -> list[str]:
    schema = json.loads(schema_path(name).read_text(encoding="utf-8"))
    return [f"{error.json_path} {error.message}" for error in Draft7Validator(schema).iter_errors(data)]


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_one_and_is_printed(cli: Cli, name: str) -> None:
    result = cli("schema", name)
    assert result.status == 0
    Draft7Validator.check_schema(json.loads(result.out))


def test_an_unknown_schema_is_refused(cli: Cli) -> None:
    assert cli("schema", "profil").status == 2


@pytest.mark.parametrize("path", [*profiles_folder().glob("*.toml")], ids=lambda path: path.stem)
def test_shipped_profiles_fit(path: Path) -> None:
    assert complaints("profile", read(path)) == []
    assert path.read_text(encoding="utf-8").startswith("#:schema ../schemas/profile.schema.json\n")


@pytest.mark.parametrize("path", pack_paths(), ids=lambda path: path.stem)
def test_shipped_packs_fit(path: Path) -> None:
    assert complaints("pack", read(path)) == []


@pytest.mark.parametrize(
    "text",
    [
        "datee = 1",
        '[sections]\nbraket = "【】"',
        '[date]\nform = "yms"',
        '[masthead]\nrequired = ["names"]',
        "[issue]\npad = true",
        '[contents]\nrequired = "是"',
        '[sections]\nnames = "工作动态"',
        '[new.colophon]\n"承办" = 1',
        "extends = 1",
    ],
)
def test_a_profile_that_the_program_refuses_does_not_fit(tmp_path: Path, text: str) -> None:
    path = put(tmp_path / "own.toml", text)
    with pytest.raises(ConfigError):
        load_profile(str(path), profiles_folder())
    assert complaints("profile", tomllib.loads(text))


@pytest.mark.parametrize(
    "text",
    [
        "profil = 1",
        "profile = 1",
        'ignore = "PUN"',
        'fail-on = "bad"',
        'severity = { PUN = "bad" }',
        "extend = 1",
        "unsafe-fixes = 1",
        "profiles = [1]",
        'per-file-ignores = { "a" = "PUN" }',
    ],
)
def test_a_configuration_that_the_program_refuses_does_not_fit(tmp_path: Path, text: str) -> None:
    path = put(tmp_path / "bulletin-lint.toml", text)
    with pytest.raises(ConfigError):
        load_config(path)
    assert complaints("config", tomllib.loads(text))


def test_a_configuration_with_every_key_fits(tmp_path: Path) -> None:
    text = f'extend = "base.toml"\n{EVERY_KEY}'
    put(tmp_path / "base.toml", "")
    config = load_config(put(tmp_path / "bulletin-lint.toml", text))
    said = {name for name in Config._fields if getattr(config, name) != getattr(Config(), name)}
    assert said == {*Config._fields} - {"passed_over", "asked", "fix_styles"}  # which goes ill with tracked changes
    assert complaints("config", tomllib.loads(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        RULE + 'check = "pattern"',
        RULE + 'check = "pattern"\npattern = "甲"\npart = "pair"',
        RULE + 'check = "pattern"\npattern = 1',
        RULE + 'check = "pattern"\npattern = "甲"\nseverity = "bad"',
        RULE + 'check = "pattern"\npattern = "甲"\nscope = ["bodie"]',
        RULE.replace("OFC001", "ofc1") + 'check = "pattern"\npattern = "甲"',
        RULE.replace('bad = ["丁"]', "bad = []") + 'check = "pattern"\npattern = "甲"',
        "rules = []",
    ],
)
def test_a_pack_that_the_program_refuses_does_not_fit(tmp_path: Path, text: str) -> None:
    path = put(tmp_path / "own.toml", text)
    with pytest.raises(ConfigError):
        all_rules((str(path),))
    assert complaints("pack", tomllib.loads(text))


def test_a_pack_with_a_kind_of_a_plugin_fits() -> None:
    assert complaints("pack", tomllib.loads(RULE + 'check = "office-word"\nword = "甲"')) == []


def test_findings_fit(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    draft("干净.docx")
    draft("有错/第12期.docx", fault=True)
    (tmp_path / "坏.docx").write_bytes(b"not a zip")
    (tmp_path / "全错.docx").write_bytes((FIXTURES / "everything-wrong" / "draft.docx").read_bytes())
    for names, least in ((["干净.docx"], 0), (["有错"], 3), (["坏.docx"], 1), (["全错.docx"], 20), (["."], 24)):
        findings = json.loads(cli("--output-format", "json", *names).out)
        assert len(findings) >= least
        assert complaints("findings", findings) == []


def test_findings_of_another_shape_do_not_fit(cli: Cli, draft: MakeDraft) -> None:
    draft("第12期.docx", fault=True)
    finding = json.loads(cli("--output-format", "json", "第12期.docx").out)[0]
    for wrong in (
        {**finding, "line": 1},
        {**finding, "severity": "fatal"},
        {**finding, "location": {**finding["location"], "start": "1"}},
        {name: value for name, value in finding.items() if name != "fix"},
    ):
        assert complaints("findings", [wrong])

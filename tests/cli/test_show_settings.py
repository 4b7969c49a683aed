"""``--show-settings``: what holds for which file, as the TOML that would set it."""

from __future__ import annotations

import tomllib
from pathlib import Path

from bulletin_lint.config.load import load_config
from tests.cli.conftest import Cli, MakeDraft


def test_the_defaults_are_shown(cli: Cli, draft: MakeDraft) -> None:
    draft("第12期.docx", fault=True)
    result = cli("--show-settings", "第12期.docx")
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("# 第12期.docx（体例：宣传信息专报，由刊名认出）\n# 配置：默认设置；生效的规则：")
    assert tomllib.loads(result.out)["fail-on"] == "warning"


def test_what_is_shown_would_set_the_same(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    draft("第12期.docx")
    settings = 'ignore = ["PUN"]\nexclude = ["旧\\"刊\\""]\n[severity]\nATT006 = "error"\n'
    settings += '[per-file-ignores]\n"旧/" = ["NUM"]\n'
    (tmp_path / "bulletin-lint.toml").write_text(settings, encoding="utf-8")
    shown = cli("--show-settings", "第12期.docx").out
    (tmp_path / "again.toml").write_text(shown, encoding="utf-8")
    again, first = load_config(tmp_path / "again.toml"), load_config(tmp_path / "bulletin-lint.toml")
    assert again._replace(source=None) == first._replace(source=None)


def test_files_of_other_settings_are_shown_apart(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    for name in ("第1期.docx", "第2期.docx", "简报/第1期.docx"):
        draft(name)
    (tmp_path / "bulletin-lint.toml").write_text('[profiles]\n"简报/" = "gongzuo-jianbao"', encoding="utf-8")
    first, second = cli("--show-settings", "第1期.docx", "第2期.docx", "简报/第1期.docx").out.split("\n\n")
    judged = "（体例：宣传信息专报，由刊名认出）"
    assert first.startswith(f"# 第1期.docx{judged}\n# 第2期.docx{judged}\n")
    assert tomllib.loads(first)["profile"] == ""
    assert second.startswith("# 简报/第1期.docx\n")
    assert tomllib.loads(second)["profile"] == "gongzuo-jianbao"


def test_mistakes_in_the_settings_are_found(cli: Cli, draft: MakeDraft, tmp_path: Path) -> None:
    draft("第12期.docx")
    (tmp_path / "bulletin-lint.toml").write_text('[profiles]\n"简报/" = "gongzuo"', encoding="utf-8")
    assert cli("--show-settings", "第12期.docx").status == 2

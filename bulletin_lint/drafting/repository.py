"""The files that a repository of drafts needs: what ``bulletin-lint init`` writes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from bulletin_lint import __version__
from bulletin_lint.bulletin.parse import ENOUGH_EVIDENCE, parse
from bulletin_lint.bulletin.profile import DEFAULT
from bulletin_lint.docx.errors import UnreadableFile
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read import story
from bulletin_lint.rulebook.book import named_profile
from bulletin_lint.text.text import Text
from bulletin_lint.toml.shipped import profiles_folder

DIFF_DRIVER = "bulletin"
TEXTCONV = "bulletin-lint text --textconv"
_ATTRIBUTES = f"*.docx diff={DIFF_DRIVER}\n"
_HOOKS = """# 提交之前检查草稿。安装：pip install pre-commit，再运行 pre-commit install
repos:
  - repo: local
    hooks:
      - id: bulletin-lint
        name: 简报检查 (bulletin-lint)
        entry: bulletin-lint check --force-exclude
        language: system
        files: (?i)\\.docx$
        exclude: (^|/)(~\\$|\\.~)
        require_serial: true
"""
_GITHUB = f"""name: bulletin-lint
on: [push, pull_request]
jobs:
  lint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install "bulletin-lint=={__version__}"
      - run: bulletin-lint --output-format github .
"""
_GITLAB = f"""bulletin-lint:
  image: python:3.12
  script:
    - pip install "bulletin-lint=={__version__}"
    - bulletin-lint --output-format gitlab --output-file gl-code-quality-report.json .
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
"""
CI_FILES: Mapping[str, tuple[str, str]] = {
    "github": (".github/workflows/bulletin-lint.yml", _GITHUB),
    "gitlab": (".gitlab-ci.yml", _GITLAB),
}


def files(profile: str, host: str) -> dict[str, str]:
    """What to write, by path: settings with ``profile``, hooks, how git shows differences, and a job for the CI of
    ``host`` (a key of CI_FILES; '' for none)."""
    found = {
        "bulletin-lint.toml": _settings(profile),
        ".pre-commit-config.yaml": _HOOKS,
        ".gitattributes": _ATTRIBUTES,
    }
    if host in CI_FILES:
        path, text = CI_FILES[host]
        found[path] = text
    return found


def _settings(profile: str) -> str:
    return (
        "# bulletin-lint 的设置；各项的含义见 bulletin-lint check --help 和文档\n"
        f'profile = "{profile}"      # 刊物的体例；列出全部：bulletin-lint profile\n'
        'fail-on = "warning"   # 达到这一程度才算不通过：error、warning、info\n'
        '# exclude = ["归档/"]  # 不检查的文件或文件夹\n'
    )


def host_of(remote: str) -> str:
    """The key of CI_FILES that the address of a remote speaks for, '' if none does."""
    return next((host for host in CI_FILES if host in remote.lower()), "")


def best_profile(drafts: Iterable[Path]) -> str:
    """The shipped profile under which these drafts are understood best; the default one where none stands out."""
    texts = [text for text in map(_text, drafts) if text is not None]
    names = sorted((path.stem for path in profiles_folder().glob("*.toml")), key=lambda name: name != DEFAULT)
    scores = {name: sum(parse(text, named_profile(name)).bulletin.evidence for text in texts) for name in names}
    best = max(names, key=lambda name: scores[name])
    return best if scores[best] >= ENOUGH_EVIDENCE else DEFAULT


def _text(path: Path) -> Text | None:
    try:
        return story.read(Package.open(path)).text
    except UnreadableFile:  # ``check`` reports it; it says nothing about the profile
        return None

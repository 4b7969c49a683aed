"""The files that a repository of drafts needs: what ``bulletin-lint init`` writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bulletin_lint import __version__
from bulletin_lint.bulletin.parse import ENOUGH_EVIDENCE, parse
from bulletin_lint.bulletin.profile import Profile
from bulletin_lint.config.config import Config
from bulletin_lint.docx.errors import UnreadableFile
from bulletin_lint.docx.package import Package
from bulletin_lint.docx.read import story
from bulletin_lint.drafting.content import file_name
from bulletin_lint.drafting.learned import learn
from bulletin_lint.drafting.profile_file import render
from bulletin_lint.rulebook.choice import understood
from bulletin_lint.text.text import Text
from bulletin_lint.toml.write import toml_value

_SAMPLES = 5  # drafts of a folder that are looked at
_FEWEST = 2  # issues of a publication from which a profile is drafted
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


def files(profile: str, host: str, folders: Sequence[Folder] = ()) -> dict[str, str]:
    """What to write, by path: settings with ``profile``, or with that of each of the ``folders``, hooks, how git shows
    differences, and a job for the CI of ``host`` (a key of CI_FILES; '' for none)."""
    found = {
        "bulletin-lint.toml": _settings(profile, folders),
        **{folder.name: folder.drafted for folder in folders if folder.drafted},
        ".pre-commit-config.yaml": _HOOKS,
        ".gitattributes": _ATTRIBUTES,
    }
    if host in CI_FILES:
        path, text = CI_FILES[host]
        found[path] = text
    return found


def _settings(profile: str, folders: Sequence[Folder]) -> str:
    known = [(folder.path, folder.profile or folder.name) for folder in folders if folder.profile or folder.name]
    alone = {name for _, name in known}
    if not profile and len(alone) == 1 and len(known) == len(folders):
        profile, known = alone.pop(), []
    lines = [
        "# bulletin-lint 的设置；各项的含义见 bulletin-lint check --help 和文档",
        f"profile = {toml_value(profile)}      # 刊物的体例；列出全部：bulletin-lint profile"
        if profile
        else '# profile = "体例"  # 刊物的体例；不写则由稿件的刊名选用',
        'fail-on = "warning"   # 达到这一程度才算不通过：error、warning、info',
        '# exclude = ["归档/"]  # 不检查的文件或文件夹',
    ]
    if known and not profile:
        lines += ["", "[profiles]  # 各文件夹的刊物"]
        lines += [f"{toml_value(path + '/' if path != '.' else '*.docx')} = {toml_value(name)}" for path, name in known]
    return "".join(f"{line}\n" for line in lines)


def host_of(remote: str) -> str:
    """The key of CI_FILES that the address of a remote speaks for, '' if none does."""
    return next((host for host in CI_FILES if host in remote.lower()), "")


class Folder(NamedTuple):
    """A folder of drafts of one publication. ``profile`` is one that is known, '' if none is; then ``drafted`` is the
    text of one that its issues gave, to be written as ``name``, and '' where they are too few."""

    path: str
    profile: str
    name: str = ""
    drafted: str = ""


def publications(root: Path, paths: Iterable[Path]) -> list[Folder]:
    """What each folder below ``root`` that holds ``paths`` publishes, as far as most of its drafts agree."""
    groups: dict[Path, list[Path]] = {}
    for path in paths:
        groups.setdefault(path.parent, []).append(path)
    found = (_publication(folder.relative_to(root).as_posix(), paths[:_SAMPLES]) for folder, paths in groups.items())
    return [folder for folder in found if folder is not None]


def _publication(folder: str, paths: Sequence[Path]) -> Folder | None:
    read = [understood(text, Config()) for path in paths if (text := _text(path)) is not None]
    issues = [(choice, draft) for choice, draft in read if draft.bulletin.evidence >= ENOUGH_EVIDENCE]
    if not issues:
        return None
    named = Counter(choice.profile for choice, _ in issues if choice.why == "name")
    if named:
        return Folder(folder, named.most_common(1)[0][0])
    titles = Counter(choice.title for choice, _ in issues if choice.title)
    if not titles or titles.most_common(1)[0][1] < _FEWEST:
        return Folder(folder, "")
    title = titles.most_common(1)[0][0]
    learned = learn([parse(draft.text, Profile()) for choice, draft in issues if choice.title == title])
    lines = [f"# 从《{title}》的往期起草，请核对。", *render(learned.tables, learned.seen)]
    return Folder(folder, "", f"{file_name(title)}.toml", "".join(f"{line}\n" for line in lines))


def _text(path: Path) -> Text | None:
    try:
        return story.read(Package.open(path)).text
    except UnreadableFile:  # ``check`` reports it; it says nothing about the profile
        return None

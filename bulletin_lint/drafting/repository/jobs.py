"""The jobs of continuous integration. Each keeps the review page, and fails where drafts do."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from bulletin_lint.drafting.repository.hooks import SCRIPT
from bulletin_lint.drafting.repository.source import Source

PAGE = "review.html"
_REVIEW = f"bulletin-lint --output-format html --output-file {PAGE} --exit-zero ."
_GITHUB = f"""\
name: bulletin-lint
on: [push, pull_request]
permissions:
  contents: read
jobs:
  lint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: |
          <install>
      - run: {_REVIEW}
      - run: bulletin-lint --output-format github .
      - uses: actions/upload-artifact@v4
        if: always()
        with:
          name: review
          path: {PAGE}
"""
_GITLAB = f"""\
bulletin-lint:
  image: python:3.12
  script:
    - <install>
    - {_REVIEW}
    - bulletin-lint --output-format gitlab --output-file gl-code-quality-report.json --exit-zero .
    - bulletin-lint .
  artifacts:
    when: always
    expose_as: review
    paths:
      - {PAGE}
    reports:
      codequality: gl-code-quality-report.json
"""
_GITEE_STEP = """\
  - name: {name}
    displayName: {title}
    strategy: naturally
    trigger: auto
    steps:
      - step: build@python
        name: {name}
        displayName: {title}
        pythonVersion: "3.11"
        commands:
          - <install>
          - python3 -P -m {command}
"""
# Two stages: the page is kept by the first, which does not fail.
_GITEE = (
    """\
version: "1.0"
name: bulletin-lint
displayName: 简报检查
triggers:
  trigger: auto
  push:
    branches:
      prefix:
        - ""
stages:
"""
    + _GITEE_STEP.format(name="review", title="审阅页", command=_REVIEW.replace("bulletin-lint", "bulletin_lint", 1))
    + f"""\
        artifacts:
          - name: REVIEW
            path:
              - ./{PAGE}
"""
    + _GITEE_STEP.format(name="lint", title="检查草稿", command="bulletin_lint .")
)
_SHELL = f"""\
#!/bin/sh
# 检查本库的稿件。程序装在它自己的环境里，不改动电脑上的其他程序；要有 Python 3.11或更高的版本。
#   sh {SCRIPT}            检查全部稿件，写出审阅页 {PAGE}（持续集成用）
#   sh {SCRIPT} 参数…      同 bulletin-lint 参数…（提交钩子用）
# 退出状态：0为没有问题，1为有问题，2为没能运行。
set -u
here=$PWD
cd "$(dirname "$0")/.." || exit 2
git=$(git rev-parse --git-common-dir 2>/dev/null) || git=.ci
case $git in /* | ?:*) ;; *) git=$PWD/$git ;; esac
home=$git/bulletin-lint-<key>

program() {{
    for each in "$home/bin/bulletin-lint" "$home/Scripts/bulletin-lint.exe"; do
        [ -x "$each" ] && echo "$each" && return
    done
    return 1
}}

install() {{
    <there>
    for python in python3 python; do
        "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
        "$python" -m venv --clear "$home" || return
        for each in "$home/bin/python" "$home/Scripts/python.exe"; do
            [ -x "$each" ] && "$each" -m pip --quiet --disable-pip-version-check <install>
        done
        return
    done
    echo "没有找到 Python 3.11或更高的版本，稿件没有检查。"
}}

if ! program >/dev/null; then
    install >&2
    program >/dev/null || {{ echo "bulletin-lint 没有装上，稿件没有检查。" >&2; exit 2; }}
fi
lint=$(program)
if [ $# -gt 0 ]; then
    cd "$here" || exit 2
    exec "$lint" "$@"
fi
"$lint" --output-format html --output-file {PAGE} --exit-zero . || exit
exec "$lint" .
"""
_JOBS: Mapping[str, tuple[str, str]] = {
    "github": (".github/workflows/bulletin-lint.yml", _GITHUB),
    "gitlab": (".gitlab-ci.yml", _GITLAB),
    "gitee": (".workflow/bulletin-lint.yml", _GITEE),
}


def jobs(host: str, source: Source) -> dict[str, str]:
    """The files by path: the job for ``host``, one of HOSTS, and the script, where that is the job or hooks need it."""
    found = {}
    if host in _JOBS:
        path, template = _JOBS[host]
        found[path] = _filled(template, source, "python3 -m pip" if host == "gitee" else "pip")
    if host == "shell" or source.inside:
        found[SCRIPT] = script(source)
    return found


def script(source: Source) -> str:
    """The script that installs the program where it is not yet, and runs it. A new version gets an environment anew."""
    there = _is_there(source, "return") if source.inside else ":"
    key = sha256(source.requirement.encode()).hexdigest()[:8]
    filled = _SHELL.replace("<there>", there).replace("<install>", source.install).replace("<key>", key)
    return filled.replace("    :\n", "")


def _filled(template: str, source: Source, pip: str) -> str:
    lines = [_is_there(source, "exit 2")] if source.inside else []
    if pip != "pip":  # Gitee Go has old versions, too, and the form does not say which
        lines.append(
            "python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || "
            '{ echo "要用 Python 3.11或更高的版本：请改 pythonVersion"; exit 2; }'
        )
    lines.append(f"{pip} {source.install}")
    indent = next(line for line in template.splitlines() if "<install>" in line).replace("<install>", "")
    return template.replace(f"{indent}<install>", "\n".join(indent + line for line in lines))


def _is_there(source: Source, otherwise: str) -> str:
    """A line of a shell that complains where the wheel is not in the repository."""
    words = f"库里没有 {source.requirement}，稿件没有检查：请按 bulletin-lint init 的提示放入并提交。"
    return f'test -f "{source.requirement}" || {{ echo "{words}"; {otherwise}; }}'

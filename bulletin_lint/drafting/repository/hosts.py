"""Which continuous integration runs for a repository, and by what that is seen."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from bulletin_lint.drafting.repository.address import address_of

HOSTS = {
    "github": "GitHub Actions",
    "gitlab": "GitLab CI",
    "gitee": "Gitee Go",
    "shell": "脚本，各家都能运行",
    "none": "不写",
}
_BY_NAME = {"github": "github", "gitlab": "gitlab", "jihulab": "gitlab", "gitee": "gitee"}
_BY_FILE = {".gitlab-ci.yml": "gitlab", ".github/workflows": "github", ".workflow": "gitee", "Jenkinsfile": "shell"}


class Host(NamedTuple):
    """A key of HOSTS, and why it is that one, in words."""

    name: str
    why: str


def chosen(asked: str | None, remote: tuple[str, str], root: Path) -> Host:
    """The one that is asked for, or that the name and address of the remote repository, or files here, speak for; a
    script for any, where nothing does."""
    if asked:
        return Host(asked, "由 --ci 指明")
    name, text = remote
    address = address_of(text)
    host = address.host if address else ""
    for word, key in _BY_NAME.items():
        if word in host:
            return Host(key, f"远程仓库 {name} 在 {host}")
    for path, key in _BY_FILE.items():
        if (root / path).exists():
            return Host(key, f"这里有 {path}")
    where = f"远程仓库 {name} 在 {host}" if host else "没有远程仓库"
    return Host("shell", where)

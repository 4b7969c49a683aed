"""Where this program can be installed from, by everybody who works with a repository of drafts.

Never by its bare name from a package index that nobody has named: whoever takes that name there would run in every job.
Where no address is known, the program itself is put into the repository, as a wheel.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import sys
from collections.abc import Mapping
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from urllib.request import url2pathname

import bulletin_lint
from bulletin_lint.drafting.repository import git
from bulletin_lint.drafting.repository.address import address_of, holds_a_secret
from bulletin_lint.errors import UsageError

NAME = "bulletin-lint"
FOLDER = ".ci"
_WHEEL = f"{FOLDER}/bulletin_lint-{bulletin_lint.__version__}-py3-none-any.whl"
_UNSAFE = re.compile(r"[\"'`$\\\x00-\x1f]")  # would end the quotes around it in a job
_PACKED = (".whl", ".tar.gz", ".zip")
_NAMED = re.compile(r"[\w.-]+(?:\[[\w.,-]+\])? ?@ ?(?P<address>\S+://\S+)")  # PEP 508
_REQUIREMENT = re.compile(r"[\w.-]+(?:\[[\w.,-]+\])?(?:[=<>!~]=?[\w.*+!,=<>~-]+)?")
_BY_PIP = "由 pip 的安装记录得知"
BY_USER = "由 --source 指明"


class Source(NamedTuple):
    """``requirement`` is what ``pip install`` takes; ``address`` and ``revision`` are those of a git repository that
    holds the program, '' where it is something else. ``inside`` says that ``requirement`` is a file of the repository
    of drafts, which ``fill`` is the command to make, '' where nobody knows one. ``why`` says how all this is known."""

    requirement: str
    why: str
    address: str = ""
    revision: str = ""
    inside: bool = False
    fill: str = ""

    @property
    def install(self) -> str:
        """What stands behind ``pip`` in a shell. Packages that lie beside the program are taken from there: an office
        without a network puts all of them in."""
        links = f'--find-links "{self.requirement.rpartition("/")[0]}" ' if self.inside else ""
        return f'install {links}"{self.requirement}"'


def installed() -> Source:
    """Where the running program was installed from, as pip noted it (PEP 610), or put into the repository where that
    is nowhere for others, or could not be written into a job."""
    found = _noted(_record())
    if _UNSAFE.search(found.requirement + found.address + found.revision):
        return _put_inside("程序的地址里有任务中不能写的字符")
    return found


def _noted(record: Mapping[str, Any]) -> Source:
    url = record.get("url", "")
    if revision := record.get("vcs_info", {}).get("commit_id"):
        if address := address_of(url):
            part = record.get("subdirectory", "")
            ending = f"#subdirectory={part}" if part else ""
            requirement = f"git+{address.pip}@{revision}{ending}"
            return Source(requirement, _BY_PIP, "" if part else address.git, "" if part else revision)
        return _put_inside(f"程序装自本机的 {url}", f"git+{url}@{revision}")
    if "archive_info" in record and urlsplit(url).scheme in ("http", "https"):
        if holds_a_secret(url):
            return _put_inside("安装所用的地址带有用户名、口令或查询参数，不能写进库里")
        return Source(_with_checksum(url, record["archive_info"]), _BY_PIP)
    if url.startswith("file:"):
        return _on_this_machine(Path(url2pathname(urlsplit(url).path)))
    wheel = next(Path(sys.prefix).parent.glob(f"wheels/{PurePosixPath(_WHEEL).name}"), None)
    return _on_this_machine(wheel) if wheel else _put_inside("pip 没有记下程序装自哪里")


def _on_this_machine(path: Path) -> Source:
    return _of_folder(path) if path.is_dir() else _put_inside(f"程序装自本机的 {path}", str(path))


def given(text: str) -> Source:
    """The source that a user names. Raises UsageError for one that would not work for others."""
    text = text.strip()
    if "://" not in text:  # a path, as it is written on Windows
        text = text.replace("\\", "/")
    if not text or text.startswith("-") or _UNSAFE.search(text):
        raise _not_installable(text)
    if holds_a_secret(text):
        raise UsageError("--source 的地址里有用户名、口令或查询参数，会随文件进库；请写不带这些的地址")
    if match := _NAMED.fullmatch(text):
        given(match["address"])
        return Source(text, BY_USER)
    if re.search(r"\s", text):
        raise _not_installable(text)
    if text.startswith("git+"):
        return _of_git(text)
    if text.endswith(".git") or (address_of(text) and "://" not in text):
        raise UsageError(f"--source {text}：git 库请写作 git+地址@标签或提交号")
    if text.startswith(("file:", "~", "/")) or PureWindowsPath(text).drive:
        raise UsageError(f"--source {text}：只有这台电脑上有；请写别人也能用的地址，或库里文件的相对路径")
    if "://" in text:
        if address_of(text) is None:
            raise _not_installable(text)
    elif text.endswith(_PACKED):
        path = os.path.normpath(text).replace(os.sep, "/")
        if path.startswith(".."):
            raise UsageError(f"--source {text}：不在库里")
        return Source(f"./{path}", BY_USER, inside=True)
    elif not _REQUIREMENT.fullmatch(text):
        raise _not_installable(text)
    return Source(text, BY_USER)


def _not_installable(text: str) -> UsageError:
    return UsageError(f"--source {text}：不是 pip install 能安装的地址")


def _of_git(text: str) -> Source:
    whole, _, part = text.removeprefix("git+").partition("#")
    address, _, revision = whole.rpartition("@")
    if "/" not in address.partition("://")[2] or not revision:  # the @ of git@host, or one before nothing
        raise UsageError(f"--source {text}：请写明版本，即在地址后面加上 @标签或提交号")
    known = address_of(address)
    if known is None or "://" not in address:
        raise UsageError(
            f"--source {text}：只有这台电脑上有，或不是 pip 认得的写法，如 git+https://git.example.org/x@v1.0"
        )
    return Source(text, BY_USER, "" if part else known.git, "" if part else revision)


def _record() -> Mapping[str, Any]:
    """What pip noted about the copy that runs; of one that runs without being installed, the folder where it lies."""
    package = Path(bulletin_lint.__file__).resolve().parent
    with suppress(PackageNotFoundError):
        found = distribution(NAME)
        if Path(str(found.locate_file(package.name))).resolve() == package:
            return _json(found.read_text("direct_url.json") or "")
    is_checkout = (package.parent / "pyproject.toml").is_file()  # editable, or run as it lies there
    return {"url": package.parent.as_uri(), "dir_info": {}} if is_checkout else {}


def _json(text: str) -> Mapping[str, Any]:
    try:
        noted = json.loads(text)
    except ValueError:
        return {}
    return noted if isinstance(noted, dict) else {}


def _of_folder(folder: Path) -> Source:
    """The source of what was installed from a folder: where others get it, if it is a git checkout of all of it."""
    _, remote = git.remote_of(folder)
    address = address_of(remote)
    top = git.root_of(folder)
    if address is None or top is None or top.resolve() != folder.resolve():
        return _put_inside(f"程序装自本机的 {folder}", str(folder))
    revision = git.said(folder, "describe", "--tags", "--exact-match", "HEAD") or git.said(folder, "rev-parse", "HEAD")
    if not git.said(folder, "branch", "--remotes", "--contains", "HEAD"):
        return _put_inside(f"程序装自本机的 {folder}，那里的提交还没有推送到 {address.git}", str(folder))
    return Source(f"git+{address.pip}@{revision}", f"由安装所用的 {folder} 得知", address.git, revision)


def _with_checksum(url: str, info: Mapping[str, Any]) -> str:
    checksum = info.get("hashes", {}).get("sha256") or str(info.get("hash", "")).removeprefix("sha256=")
    return f"{url.partition('#')[0]}#sha256={checksum}" if checksum else url


def _put_inside(why: str, wanted: str = "") -> Source:
    """The program as a wheel, for a reason; ``wanted`` is what pip makes it of, '' where nobody but the user has it."""
    plain = re.fullmatch(r"[\w./:=+@-]*", wanted)
    quoted = wanted if plain else shlex.quote(wanted) if _UNSAFE.search(wanted) else f'"{wanted}"'
    fill = f"pip wheel --no-deps --wheel-dir {FOLDER} {quoted}" if wanted else ""
    return Source(_WHEEL, why, inside=True, fill=fill)

"""Profiles: the only place that knows one publication. TOML in ``rules/profiles``, or an office's own file."""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from bulletin_lint.bulletin.styles import (
    AttributionStyle,
    ColophonStyle,
    ContentsStyle,
    DateStyle,
    DistributionStyle,
    IssueStyle,
    LayoutStyle,
    MastheadStyle,
    NewStyle,
    SectionStyle,
    WordingStyle,
)
from bulletin_lint.errors import ConfigError
from bulletin_lint.toml.chain import LONGEST, go_on
from bulletin_lint.toml.decode import Doc, NameOrPath, decode, fields_of, split
from bulletin_lint.toml.nearest import nearest
from bulletin_lint.toml.read import read_toml
from bulletin_lint.toml.shapes import is_path

DEFAULT = "xuanchuan-xinxi-zhuanbao"
GENERAL = "tongyong"
"""The profile of no publication, for drafts of publications that are not known."""


class Profile(NamedTuple):
    """One publication. Every key has a default, so that a profile says only what differs."""

    name: Annotated[str, Doc("体例的名称；不写则取文件名")] = DEFAULT
    title: Annotated[str, Doc("刊物的名称，给人看")] = ""
    adapts: Annotated[
        bool, Doc("不是哪一种刊物的体例：栏目和署名的括号、期号和日期的写法、名单的末尾等，以稿件自身的多数为准")
    ] = False
    masthead: Annotated[MastheadStyle, Doc("报头：刊名、期号、编发单位、日期")] = MastheadStyle()
    issue: Annotated[IssueStyle, Doc("期号的写法")] = IssueStyle()
    date: Annotated[DateStyle, Doc("报头日期的写法")] = DateStyle()
    sections: Annotated[SectionStyle, Doc("栏目标题")] = SectionStyle()
    contents: Annotated[ContentsStyle, Doc("目录")] = ContentsStyle()
    attribution: Annotated[AttributionStyle, Doc("署名（供稿单位）")] = AttributionStyle()
    distribution: Annotated[DistributionStyle, Doc("报尾的发送名单：报、送、发，或主送、抄送等")] = DistributionStyle()
    colophon: Annotated[ColophonStyle, Doc("报尾的承办、审核、编辑、电话、印数、印发")] = ColophonStyle()
    wording: Annotated[WordingStyle, Doc("本单位自己的用语和词表")] = WordingStyle()
    layout: Annotated[LayoutStyle, Doc("版面：纸张、字体、字号、行距等；新建一期时按此排版")] = LayoutStyle()
    new: Annotated[NewStyle, Doc("新建一期时预先写好的内容；不影响检查")] = NewStyle()


class Parent(NamedTuple):
    """The key of a profile that is no part of the publication."""

    extends: Annotated[NameOrPath, Doc("以另一体例为基础，只写不同之处：自带体例的名称，或 .toml 文件的路径")] = ""


def load_profile(name_or_path: str, folder: Path) -> Profile:
    """The profile of that name in ``folder``, or at that path; ``extends`` is followed.

    Raises ConfigError for an unknown name (with the nearest known one), an unknown key, a wrong type or a circle.
    """
    return _loaded(_locate(name_or_path, folder), folder, ())


def files_of(name_or_path: str, folder: Path) -> list[Path]:
    """The files that such a profile is made of: its own, and those that it extends. Raises ConfigError likewise."""
    files: list[Path] = []
    path: Path | None = _locate(name_or_path, folder)
    while path and path not in files and len(files) < LONGEST:
        files.append(path)
        said, _ = split(read_toml(path), Parent)
        parent = decode(Parent, said, str(path), path.parent).extends if said else ""
        path = _locate(parent, folder) if parent else None
    return files


def override(profile: Profile, tables: Mapping[str, Any], where: str) -> Profile:
    """``profile`` with the keys in ``tables`` set anew. Raises ConfigError for an unknown key or a wrong type."""
    return decode(Profile, spelt_out(tables), where, base=profile) if tables else profile


def spelt_out(tables: Mapping[str, Any]) -> Mapping[str, Any]:
    """The tables of a profile with what may be written in short: ``layout = "strict"`` says what is checked."""
    said = tables.get("layout")
    return {**tables, "layout": {"check": said}} if isinstance(said, str) else tables


def _loaded(path: Path, folder: Path, below: tuple[Path, ...]) -> Profile:
    """The profile at ``path``, which those at ``below`` extend."""
    go_on(path, below, "extends")
    said, tables = split(read_toml(path), Parent)
    parent = decode(Parent, said, str(path), path.parent).extends
    base = _loaded(_locate(parent, folder), folder, (*below, path)) if parent else Profile()
    named = spelt_out({"name": path.stem, **tables})
    return decode(Profile, named, str(path), path.parent, base=base, also=fields_of(Parent))


def _locate(name_or_path: str, folder: Path) -> Path:
    if is_path(name_or_path):
        return Path(os.path.realpath(name_or_path))
    return _shipped(name_or_path, folder)


@cache
def _shipped(name: str, folder: Path) -> Path:
    path = folder / f"{name}.toml"
    if path.is_file():
        return path
    titles = {entry.stem: str(read_toml(entry).get("title", "")) for entry in sorted(folder.glob("*.toml"))}
    called = [stem for stem, title in titles.items() if title == name.strip("《》")]
    if len(called) == 1:
        return folder / f"{called[0]}.toml"
    hint = nearest(name, [*titles, *titles.values()]) or "；"
    raise ConfigError(
        f"未知的体例 {name}{hint}可用：{'、'.join(f'{stem}（{title}）' for stem, title in titles.items())}"
    )

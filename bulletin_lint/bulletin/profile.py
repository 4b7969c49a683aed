"""Profiles: the only place that knows one publication. TOML in ``rules/profiles``, or an office's own file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

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
    key,
)
from bulletin_lint.rulebook.packs import nearest
from bulletin_lint.toml.read import read_toml

DEFAULT = "xuanchuan-xinxi-zhuanbao"
_WORDS: Mapping[Any, str] = {str: "文字", int: "整数", bool: " true 或 false"}


class ProfileError(ValueError):
    """A profile that cannot be used; the message names the file and the key."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One publication. Every key has a default, so that a profile says only what differs."""

    name: str = key(DEFAULT, "体例的名称；不写则取文件名")
    title: str = key("", "刊物的名称，给人看")
    masthead: MastheadStyle = key(MastheadStyle, "报头：刊名、期号、编发单位、日期")
    issue: IssueStyle = key(IssueStyle, "期号的写法")
    date: DateStyle = key(DateStyle, "报头日期的写法")
    sections: SectionStyle = key(SectionStyle, "栏目标题")
    contents: ContentsStyle = key(ContentsStyle, "目录")
    attribution: AttributionStyle = key(AttributionStyle, "署名（供稿单位）")
    distribution: DistributionStyle = key(DistributionStyle, "报尾的发送名单：报、送、发，或主送、抄送等")
    colophon: ColophonStyle = key(ColophonStyle, "报尾的承办、审核、编辑、电话、印数、印发")
    wording: WordingStyle = key(WordingStyle, "本单位自己的用语和词表")
    layout: LayoutStyle = key(LayoutStyle, "新建一期时使用的字体；不影响检查")
    new: NewStyle = key(NewStyle, "新建一期时预先写好的内容；不影响检查")


def load_profile(name_or_path: str, folder: Path) -> Profile:
    """The profile of that name in ``folder``, or at that path; ``extends`` is followed.

    Raises ProfileError for an unknown name (with the nearest known one), an unknown key, a wrong type or a circle.
    """
    return build(_merged(name_or_path, folder, ()), name_or_path)


def build(data: Mapping[str, Any], where: str) -> Profile:
    """A profile from the tables of its TOML. Raises ProfileError for an unknown key or a wrong type."""
    profile: Profile = _filled(Profile, data, where)
    return profile


def _merged(name_or_path: str, folder: Path, seen: tuple[Path, ...]) -> dict[str, Any]:
    path = _locate(name_or_path, folder)
    if path in seen:
        raise ProfileError(f"{path}：extends 形成循环")
    data = _with_paths(_read(path), path.parent)
    parent = data.pop("extends", None)
    data.setdefault("name", path.stem)
    build(data, str(path))  # a mistake is told with the file that it stands in
    if parent is None:
        return data
    if not isinstance(parent, str):
        raise ProfileError(f"{path}：extends 应为体例的名称或路径")
    parent = str(path.parent / parent) if _is_path(parent) else parent
    return _overlaid(_merged(parent, folder, (*seen, path)), data)


def _read(path: Path) -> dict[str, Any]:
    try:
        return read_toml(path)
    except OSError as error:
        raise ProfileError(f"{path}：无法读取体例文件：{error.strerror}") from error
    except ValueError as error:
        raise ProfileError(f"{path}：不是有效的 TOML（UTF-8）：{error}") from error


def _with_paths(data: dict[str, Any], folder: Path) -> dict[str, Any]:
    """``data`` with the word lists that it names found from ``folder``."""
    wording = data.get("wording")
    if not isinstance(wording, Mapping) or not isinstance(wording.get("lists"), list):
        return data
    lists = [str(folder / name) if isinstance(name, str) else name for name in wording["lists"]]
    return {**data, "wording": {**wording, "lists": lists}}


def _overlaid(base: Mapping[str, Any], top: Mapping[str, Any]) -> dict[str, Any]:
    both = dict(base)
    for name, value in top.items():
        if isinstance(value, Mapping) and isinstance(both.get(name), Mapping):
            both[name] = _overlaid(both[name], value)
        else:
            both[name] = value
    return both


def _is_path(name_or_path: str) -> bool:
    return name_or_path.endswith(".toml") or "/" in name_or_path or "\\" in name_or_path


def _locate(name_or_path: str, folder: Path) -> Path:
    if _is_path(name_or_path):
        return Path(name_or_path).resolve()
    path = folder / f"{name_or_path}.toml"
    if not path.is_file():
        known = sorted(entry.stem for entry in folder.glob("*.toml"))
        raise ProfileError(f"未知的体例 {name_or_path}{nearest(name_or_path, known)} 可用：{'、'.join(known)}")
    return path


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _filled(kind: Any, data: Mapping[str, Any], where: str) -> Any:
    """An instance of the dataclass ``kind``, nested tables included."""
    known = [item.name for item in fields(kind)]
    values: dict[str, Any] = {}
    for name, value in data.items():
        if name not in known:
            raise ProfileError(f"{where}：未知的键 {name}{nearest(name, known)}")
        values[name] = _value(value, _hints(kind)[name], f"{where}：{name}")
    try:
        return kind(**values)
    except ValueError as error:
        raise ProfileError(f"{where}：{error}") from error


def _value(value: Any, hint: Any, where: str) -> Any:
    """``value`` as ``hint`` wants it: tables become dataclasses, lists tuples; everything else must already fit."""
    if is_dataclass(hint):
        if not isinstance(value, Mapping):
            raise ProfileError(f"{where} 应为表")
        return _filled(hint, value, where)
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple:
        if not isinstance(value, list | tuple):
            raise ProfileError(f"{where} 应为文字列表")
        return tuple(_value(item, inner[0], where) for item in value)
    if origin is Literal:
        if value not in inner:
            words = "、".join(str(word) or '""' for word in inner)
            raise ProfileError(f"{where} 不能是 {value!r}{nearest(str(value), map(str, inner))} 可用：{words}")
        return value
    if origin is Mapping:
        if not isinstance(value, Mapping):
            raise ProfileError(f"{where} 应为表")
        return {name: _value(item, inner[1], f"{where}：{name}") for name, item in value.items()}
    if type(value) is not hint:
        raise ProfileError(f"{where} 的类型不对，应为{_WORDS[hint]}")
    return value


def override(profile: Profile, tables: Mapping[str, Any], where: str) -> Profile:
    """``profile`` with the keys in ``tables`` set anew. Raises ProfileError for an unknown key or a wrong type."""
    if not tables:
        return profile
    return build(_overlaid(asdict(profile), tables), where)

"""Profiles: the only place that knows one publication. TOML in ``rules/profiles``, or an office's own file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from bulletin_lint.engine.packs import nearest

DEFAULT = "xuanchuan-xinxi-zhuanbao"


class ProfileError(ValueError):
    """A profile that cannot be used; the message names the file and the key."""


@dataclass(frozen=True, slots=True)
class MastheadStyle:
    """报头. ``names`` are the publication's names; a name close to one of them but not equal is reported."""

    names: tuple[str, ...] = ()
    required: tuple[str, ...] = ("name", "issue", "issuer", "date")


@dataclass(frozen=True, slots=True)
class IssueStyle:
    """期号. ``{n}``, ``{total}`` and ``{year}`` stand for numbers; ``total`` is the optional running number."""

    form: str = "第{n}期"
    total: str = "（总第{total}期）"
    pad: int = 1  # least number of digits


@dataclass(frozen=True, slots=True)
class DateStyle:
    """日期. ``ymd`` is 2022年9月6日, ``han`` is 二〇二二年九月六日."""

    form: str = "ymd"


@dataclass(frozen=True, slots=True)
class SectionStyle:
    """栏目. ``brackets`` is the opening and the closing mark; '' means bare names. ``names`` empty: any name."""

    brackets: str = "〔〕"
    names: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class ContentsStyle:
    """目录."""

    required: bool = False


@dataclass(frozen=True, slots=True)
class AttributionStyle:
    """署名. ``align`` '' means any alignment."""

    required: bool = True
    own_paragraph: bool = True
    align: str = ""
    separator: str = "、"
    units: tuple[str, ...] = ()  # the roster of units; empty: any unit


@dataclass(frozen=True, slots=True)
class DistributionStyle:
    """报送发. ``labels`` in their order; ``end`` is the mark at the end of each list, '' for none, ``any`` for free."""

    labels: tuple[str, ...] = ("报", "送", "发")
    required: tuple[str, ...] = ("报", "送", "发")
    end: str = ""


@dataclass(frozen=True, slots=True)
class ColophonStyle:
    """承办、审核、编辑、电话."""

    labels: tuple[str, ...] = ("承办", "审核", "编辑", "电话")
    required: tuple[str, ...] = ("承办", "审核", "编辑", "电话")
    copies: bool = False  # 共印N份 required
    printed: bool = False  # 印发 line required


@dataclass(frozen=True, slots=True)
class Profile:
    """One publication. Every key has a default, so that a profile says only what differs."""

    name: str = DEFAULT
    title: str = ""
    masthead: MastheadStyle = field(default_factory=MastheadStyle)
    issue: IssueStyle = field(default_factory=IssueStyle)
    date: DateStyle = field(default_factory=DateStyle)
    sections: SectionStyle = field(default_factory=SectionStyle)
    contents: ContentsStyle = field(default_factory=ContentsStyle)
    attribution: AttributionStyle = field(default_factory=AttributionStyle)
    distribution: DistributionStyle = field(default_factory=DistributionStyle)
    colophon: ColophonStyle = field(default_factory=ColophonStyle)


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
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ProfileError(f"{path}：无法读取体例文件：{error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProfileError(f"{path}：不是有效的 TOML：{error}") from error
    parent = data.pop("extends", None)
    if parent is None:
        return data
    beside = path.parent / parent
    return _overlaid(_merged(str(beside) if beside.is_file() else parent, folder, (*seen, path)), data)


def _overlaid(base: dict[str, Any], top: Mapping[str, Any]) -> dict[str, Any]:
    both = dict(base)
    for key, value in top.items():
        if isinstance(value, dict) and isinstance(both.get(key), dict):
            both[key] = _overlaid(both[key], value)
        else:
            both[key] = value
    return both


def _locate(name_or_path: str, folder: Path) -> Path:
    if name_or_path.endswith(".toml") or "/" in name_or_path or "\\" in name_or_path:
        return Path(name_or_path)
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
    for key, value in data.items():
        if key not in known:
            raise ProfileError(f"{where}：未知的键 {key}{nearest(key, known)}")
        values[key] = _value(value, _hints(kind)[key], f"{where}：{key}")
    return kind(**values)


def _value(value: Any, hint: Any, where: str) -> Any:
    if is_dataclass(hint):
        if not isinstance(value, dict):
            raise ProfileError(f"{where} 应为表")
        return _filled(hint, value, where)
    if get_origin(hint) is tuple:
        if not isinstance(value, list | tuple) or not all(isinstance(item, get_args(hint)[0]) for item in value):
            raise ProfileError(f"{where} 应为文字列表")
        return tuple(value)
    if type(value) is not hint:
        raise ProfileError(f"{where} 的类型不对，应为 {hint.__name__}")
    return value


def override(profile: Profile, tables: Mapping[str, Any], where: str) -> Profile:
    """``profile`` with the keys in ``tables`` set anew. Raises ProfileError for an unknown key or a wrong type."""
    if not tables:
        return profile
    return build(_overlaid(asdict(profile), tables), where)

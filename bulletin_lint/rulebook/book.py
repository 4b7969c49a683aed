"""The rules and the profile that a configuration asks for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from bulletin_lint.bulletin.model import ROLE_GROUPS, Role
from bulletin_lint.bulletin.profile import GENERAL, Profile, files_of
from bulletin_lint.checks import KINDS
from bulletin_lint.checks.reading.office_lists import office_of
from bulletin_lint.config.config import Config
from bulletin_lint.config.globs import matches
from bulletin_lint.disk.reasons import reason
from bulletin_lint.engine.hit import Severity
from bulletin_lint.engine.rule import Rule
from bulletin_lint.errors import ConfigError
from bulletin_lint.rulebook.packs import load_packs
from bulletin_lint.rulebook.plugins import WithPlugins
from bulletin_lint.rulebook.profiles import named_profile as named_profile
from bulletin_lint.rulebook.profiles import profile_of, with_names
from bulletin_lint.rulebook.selection import ALL, is_on, strongest, validate
from bulletin_lint.text.lexicon import Lexicon
from bulletin_lint.toml.bounded import files_in
from bulletin_lint.toml.hold import once_a_run
from bulletin_lint.toml.read import State, states_of
from bulletin_lint.toml.shipped import pack_paths, profiles_folder, rules_folder

SCOPE_WORDS: Mapping[str, Iterable[str]] = {**ROLE_GROUPS, **{role: (role,) for role in Role}}

_LAYOUT = "LAY"  # the group of rules about the layout


class Rulebook(NamedTuple):
    """``rules`` take part in judging the text, ``file_rules`` in judging the file itself; ``fixable`` are the codes of
    those that may repair, ``known`` are all rules there are; ``lexicon`` has the words that they look for. ``silenced``
    would take part if settings did not ignore them: what they find is counted, not told, and so is what is not as grave
    as ``least``."""

    rules: tuple[Rule, ...]
    file_rules: tuple[Rule, ...]
    fixable: frozenset[str]
    known: tuple[Rule, ...]
    profile: Profile
    lexicon: Lexicon
    silenced: tuple[Rule, ...] = ()
    least: Severity = Severity.INFO

    def without(self, selectors: Iterable[str]) -> Rulebook:
        """The same less the rules that ``selectors`` mean."""
        gone = tuple(selectors)
        if not gone:
            return self
        rules, file_rules = (
            tuple(rule for rule in group if not strongest(gone, rule)) for group in (self.rules, self.file_rules)
        )
        dropped = (rule for rule in (*self.rules, *self.file_rules) if strongest(gone, rule))
        return self._replace(rules=rules, file_rules=file_rules, silenced=(*self.silenced, *dropped))


@once_a_run
def load_rulebook(config: Config) -> Rulebook:
    """The rulebook of ``config``, put together once for as long as none of the files that it comes from changes.

    Raises ConfigError for a pack, profile or selector that cannot be used, and for a profile that only some files ask
    for.
    """
    config = with_names(config)
    name = config.profile or GENERAL
    states = states_of(files_of(name, profiles_folder()))
    lists = profile_of(name, states).wording.lists
    return _assembled(_Asked(config), (*states, *states_of((*pack_files(config.packs), *lists))))


def book_for(path: Path, config: Config) -> Rulebook:
    """The rulebook for one file, whose ``config_of`` this is: less what ``per-file-ignores`` says. Raises as
    ``load_rulebook``."""
    return load_rulebook(config).without(ignored_for(path, config))


class _Asked:
    """A configuration as a key, though it holds tables."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self._key = tuple(tuple(value.items()) if isinstance(value, dict) else value for value in config)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


@lru_cache(maxsize=16)
def _assembled(asked: _Asked, _: Sequence[State]) -> Rulebook:
    config = asked.config
    for name in config.profiles.values():
        named_profile(name)
    known = all_rules(config.packs)
    chosen_by = (config.select or (), config.extend_select, config.ignore, config.fixable or (), config.unfixable)
    named = (*chosen_by, *config.per_file_ignores.values())
    validate((selector for selectors in (*named, config.severity) for selector in selectors), known)
    profile = named_profile(config.profile or GENERAL)
    config = _with_layout(config, profile.layout.check)
    chosen = [_with_severity(rule, config.severity) for rule in known if _takes_part(rule, config, config.ignore)]
    if all(rule.always for rule in chosen) and not any(map(_is_asked_for(config), chosen)):
        raise ConfigError("没有选中任何规则，什么也不会检查；请看 select 和 ignore 怎样写的")
    return Rulebook(
        tuple(rule for rule in chosen if rule.kind.about != "file"),
        tuple(rule for rule in chosen if rule.kind.about == "file"),
        frozenset(rule.code for rule in known if _may_repair(rule, config)),
        known,
        profile,
        lexicon_of(known, profile),
        tuple(rule for rule in known if _is_silenced(rule, config)) if config.ignore != config.asked else (),
        Severity[config.min_severity.upper()],
    )


def lexicon_of(rules: Iterable[Rule], profile: Profile) -> Lexicon:
    """The words that ``rules`` look for, chosen or not, since a longer word of one may speak against a shorter one of
    another; and those of the office's own lists."""
    groups = [rule.kind.words(rule.parameters) for rule in rules if rule.kind.words]
    return Lexicon((*groups, office_of(profile.wording).words))


def rules_of(packs: tuple[str, ...]) -> tuple[Rule, ...]:
    """The rules of ``packs`` alone, which may be shipped ones. Raises ConfigError, also where a code is taken."""
    shipped = rules_folder().resolve()
    files = [path for path in pack_files(packs) if shipped / "profiles" not in Path(os.path.realpath(path)).parents]
    if any(shipped in Path(os.path.realpath(path)).parents for path in files):
        return tuple(load_packs(files, WithPlugins(KINDS), SCOPE_WORDS))
    return all_rules(packs)[len(all_rules()) :]


def all_rules(packs: tuple[str, ...] = ()) -> tuple[Rule, ...]:
    """Every shipped rule, and those of ``packs``: paths of TOML files, or of folders that hold some."""
    files = tuple(pack_files(packs))
    return _loaded(files, states_of(files))


@lru_cache(maxsize=16)
def _loaded(files: Sequence[Path], _: Sequence[State]) -> tuple[Rule, ...]:
    return tuple(load_packs([*pack_paths(), *files], WithPlugins(KINDS), SCOPE_WORDS))


def config_of(path: Path, config: Config) -> Config:
    """``config`` as it holds for one file: with the profile that ``profiles`` names last for it, if any does; globs
    count from the configuration's folder. Raises ConfigError for values that make no sense."""
    try:
        config.validate()
    except ValueError as error:
        raise ConfigError(str(error)) from None
    config = with_names(config)
    fitting = [name for glob, name in config.profiles.items() if matches(path, glob, config.root)]
    return with_profile(config, fitting[-1]) if fitting else config


@once_a_run
def with_profile(config: Config, profile: str) -> Config:
    """The same settings with that profile."""
    return config._replace(profile=profile)


def pack_files(packs: Iterable[str]) -> Iterator[Path]:
    """The files of ``packs``: paths of TOML files, or of folders that hold some. Raises ConfigError."""
    for pack in packs:
        path = Path(pack)
        try:
            found = files_in(path, ".toml") if path.is_dir() else [path]
        except OSError as error:
            raise ConfigError(f"{path}：{reason(error)}，请写明规则包（.toml）") from error
        if not found:
            raise ConfigError(f"{path}：文件夹里没有规则包（.toml）")
        yield from found


def _with_layout(config: Config, check: str) -> Config:
    """The settings with what a profile wants of the layout checked; a selection made by hand counts more."""
    if config.select is None and check == "strict":
        return config._replace(extend_select=(*config.extend_select, _LAYOUT))
    if config.select is None and check == "off":
        return config._replace(ignore=(*config.ignore, _LAYOUT), asked=(*config.asked, _LAYOUT))
    return config


def _takes_part(rule: Rule, config: Config, ignore: Sequence[str]) -> bool:
    if rule.always:
        return not strongest(ignore, rule)
    return is_on(rule, config.select, config.extend_select, ignore)


def _is_silenced(rule: Rule, config: Config) -> bool:
    return _takes_part(rule, config, config.asked) and not _takes_part(rule, config, config.ignore)


def _is_asked_for(config: Config) -> Callable[[Rule], bool]:
    """Whether a rule that is always on was also chosen."""
    return lambda rule: strongest((*(config.select or ()), *config.extend_select), rule) > 0


def _may_repair(rule: Rule, config: Config) -> bool:
    if config.fixable is None and not config.unfixable:
        return True
    fixable = (ALL,) if config.fixable is None else config.fixable
    return strongest(fixable, rule) > strongest(config.unfixable, rule)


def _with_severity(rule: Rule, severities: Mapping[str, str]) -> Rule:
    if not severities:
        return rule
    chosen = max(severities, key=lambda selector: strongest((selector,), rule), default="")
    if not chosen or not strongest((chosen,), rule):
        return rule
    return rule._replace(severity=Severity[severities[chosen].upper()], mark_severity=None)


def ignored_for(path: Path, config: Config) -> tuple[str, ...]:
    """The selectors that ``per-file-ignores`` sets for a file; globs count from the configuration's folder."""
    return tuple(
        selector
        for glob, selectors in config.per_file_ignores.items()
        if matches(path, glob, config.root)
        for selector in selectors
    )

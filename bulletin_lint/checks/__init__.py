"""The kinds of check. One file a kind: a frozen dataclass of parameters, and a pure function from a draft to hits."""

from __future__ import annotations

from collections.abc import Mapping

from bulletin_lint.checks import (
    attribution_form,
    contents_agree,
    empty,
    file,
    issue_number,
    known_name,
    list_form,
    masthead_date,
    missing,
    pattern,
    section_brackets,
)
from bulletin_lint.engine.rule import Kind

_MODULES = (
    attribution_form,
    contents_agree,
    empty,
    file,
    issue_number,
    known_name,
    list_form,
    masthead_date,
    missing,
    pattern,
    section_brackets,
)

KINDS: Mapping[str, Kind] = {module.KIND.name: module.KIND for module in _MODULES}

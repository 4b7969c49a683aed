"""The kinds of check. One file a kind: a frozen class of parameters, and a pure function from a draft to hits."""

from __future__ import annotations

from collections.abc import Mapping

from bulletin_lint.checks import (
    adjacent,
    anchored,
    attribution_form,
    contents_agree,
    dates,
    empty,
    ends,
    file,
    frame,
    fullwidth,
    future,
    halfwidth,
    issue_form,
    issue_number,
    known_name,
    labels,
    list_form,
    majority,
    masthead_date,
    missing,
    pairs,
    pattern,
    portions,
    section_brackets,
    series,
    shares,
    spaces,
    trend,
    weekday,
    words,
)
from bulletin_lint.engine.rule import Kind

_MODULES = (
    adjacent,
    anchored,
    attribution_form,
    contents_agree,
    dates,
    empty,
    ends,
    file,
    frame,
    fullwidth,
    future,
    halfwidth,
    issue_form,
    issue_number,
    known_name,
    labels,
    list_form,
    majority,
    masthead_date,
    missing,
    pairs,
    pattern,
    portions,
    section_brackets,
    series,
    shares,
    spaces,
    trend,
    weekday,
    words,
)

KINDS: Mapping[str, Kind] = {module.KIND.name: module.KIND for module in _MODULES}

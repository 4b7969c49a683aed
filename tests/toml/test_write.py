"""What is written as TOML is read as the same."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_lint.toml.write import toml_key, toml_value

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.booleans() | st.integers(-(2**63), 2**63 - 1) | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
)


@pytest.mark.slow
@given(st.dictionaries(TEXT, VALUES))
def test_values_survive(table: dict[str, object]) -> None:
    text = "".join(f"{toml_key(name)} = {toml_value(value)}\n" for name, value in table.items())
    assert tomllib.loads(text) == table


def test_what_toml_cannot_hold_is_refused() -> None:
    with pytest.raises(TypeError):
        toml_value(None)

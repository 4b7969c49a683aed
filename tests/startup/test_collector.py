"""The garbage collector rests while things are loaded, and at no other time."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from bulletin_lint.startup.collector import paused


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    gc.enable()
    gc.unfreeze()


def test_the_collector_rests_and_then_works_again() -> None:
    gc.unfreeze()
    with paused():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0


def test_it_works_again_after_an_error() -> None:
    with pytest.raises(KeyError), paused():
        raise KeyError
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    with paused():
        pass
    assert not gc.isenabled()

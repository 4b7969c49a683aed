"""What comes from files is looked at anew each time it is asked for, since an editor may have changed them; but not in
the midst of a run over many drafts, which are all to be judged alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


Answers = dict[Any, tuple[Any, Any]]
"""What was asked for in a run, by who was asked and the texts, or identities, of what was given; what was given stands
beside the answer, so that nothing else can take its identity."""


_ANSWERS: ContextVar[Answers | None] = ContextVar("answers", default=None)  # threads have runs of their own


@contextmanager
def held(answers: Answers) -> Iterator[None]:
    """A part of a run: what was asked for in it before gets the same answer, whatever became of the files."""
    token = _ANSWERS.set(answers)
    try:
        yield
    finally:
        _ANSWERS.reset(token)


def once_a_run(function: Callable[P, R]) -> Callable[P, R]:
    """``function``, which is given texts and settings, carried out once a run for each of them."""

    @wraps(function)
    def ask(*given: P.args, **options: P.kwargs) -> R:
        answers = _ANSWERS.get()
        if answers is None or options:
            return function(*given, **options)
        key = (function, *(each if isinstance(each, str) else id(each) for each in given))
        if key not in answers:
            answers[key] = (given, function(*given, **options))
        answer: R = answers[key][1]
        return answer

    return ask

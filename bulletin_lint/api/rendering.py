"""The pages of a draft, set by LibreOffice where settings ask for it."""

from __future__ import annotations

from dataclasses import replace

from bulletin_lint.api.judging import State
from bulletin_lint.bulletin.draft import Form
from bulletin_lint.config.config import Config
from bulletin_lint.rulebook.book import Rulebook


def with_pages(state: State, book: Rulebook, config: Config) -> State:
    """The state with its pages, where they are asked for, not there yet, and of use: a bulletin, and rules that look at
    them. What kept LibreOffice from setting them is told of the file. Raises NotInstalled, a UsageError."""
    if not config.rendered or state.draft.pages is not None or state.draft.form is not Form.BULLETIN:
        return state
    if not any(rule.kind.of_pages for rule in book.rules):
        return state
    from bulletin_lint.rendered import CannotRender, NotInstalled, rendered

    try:
        pages = rendered(state.document.package.data, state.draft)
    except NotInstalled:
        raise
    except CannotRender as error:
        return state._replace(unrendered=str(error))
    return state._replace(draft=replace(state.draft, pages=pages), unrendered="")

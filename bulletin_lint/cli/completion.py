"""What the shell proposes when Tab is pressed: files, rules, profiles, the words of an option."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:  # needed only when Tab is pressed, and slow to import
    from click.shell_completion import CompletionItem

Complete = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]


def files(ctx: click.Context, param: click.Parameter | None, incomplete: str) -> list[CompletionItem]:
    """Files and folders: the shell knows them best."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def words(known: Sequence[str]) -> Complete:
    """One of ``known``."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        return [CompletionItem(word) for word in known if word.startswith(incomplete)]

    return complete


def rules(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Codes, titles and names of rules, the last of a list with commas; each with what people call it."""
    from click.shell_completion import CompletionItem

    from bulletin_lint.rulebook.book import all_rules

    before, comma, last = incomplete.rpartition(",")
    return [
        CompletionItem(before + comma + word, help=rule.title)
        for rule in all_rules()
        for word, typed in dict.fromkeys(((rule.code, last.upper()), (rule.title, last), (rule.name, last)))
        if last and word.startswith(typed)
    ]


def profiles(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Shipped profiles, and files."""
    from bulletin_lint.toml.shipped import profiles_folder

    names = sorted(path.stem for path in profiles_folder().glob("*.toml"))
    return files(ctx, param, incomplete) + words(names)(ctx, param, incomplete)

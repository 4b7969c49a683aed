"""How a draft was understood, drawn as a tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin_lint.output.screen import Screen
from bulletin_lint.records.outline import Node


def render(tree: Sequence[Node], screen: Screen) -> Iterator[str]:
    """The tree, a line a node; the nodes at its top stand at the margin."""
    for node in tree:
        yield screen.paint(node.label, "bold")
        yield from _branches(node.children, "", " " * (1 + screen.ambiguous))


def _branches(nodes: Sequence[Node], lead: str, blank: str) -> Iterator[str]:
    for number, node in enumerate(nodes, 1):
        last = number == len(nodes)
        yield f"{lead}{'└' if last else '├'} {node.label}"
        yield from _branches(node.children, lead + (blank if last else "│ "), blank)

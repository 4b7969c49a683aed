"""What git passes over: asked of git itself, which alone knows all places that say so, and which files it tracks."""

from __future__ import annotations

import os
from collections.abc import Iterable

from bulletin_lint.disk.links import work_tree
from bulletin_lint.disk.programs import git


def ignored(folder: str, paths: Iterable[str]) -> frozenset[str]:
    """Those of the ``paths`` below ``folder`` that its git repository, or one within it, ignores; none where there is
    no repository or no git, and none where the folder itself is ignored: whoever names it wants it."""
    trees: dict[str, str] = {}
    by_tree: dict[str, list[str]] = {}
    for path in paths:
        place = os.path.dirname(path)
        if place not in trees:
            trees[place] = work_tree(path)
        if trees[place]:
            by_tree.setdefault(trees[place], []).append(path)
    found: set[str] = set()
    for tree, own in by_tree.items():
        below = {os.path.relpath(os.path.abspath(path), tree): path for path in own}
        top = os.path.relpath(os.path.abspath(folder), tree)
        said = _said(tree, [*below, *([] if top.startswith(os.curdir) else [top])])
        if top not in said:
            found |= {path for name, path in below.items() if name in said}
    return frozenset(found)


def _said(tree: str, names: Iterable[str]) -> set[str]:
    """Those of the names below ``tree`` that git ignores, none where git fails or is not there."""
    asked = b"".join(os.fsencode(name.replace(os.sep, "/")) + b"\0" for name in names)
    said = git(tree, ["check-ignore", "-z", "--stdin"], asked)
    return {os.fsdecode(name).replace("/", os.sep) for name in (said or b"").split(b"\0") if name}

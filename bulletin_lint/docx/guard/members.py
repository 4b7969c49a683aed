"""The zip file around the parts: what nobody touched keeps every stored byte, time and attribute."""

from __future__ import annotations

from collections.abc import Collection

from bulletin_lint.docx.archive import Archive
from bulletin_lint.docx.errors import GuardFailure


def verify_members(old: Archive, new: Archive, touched: Collection[str], addable: Collection[str] = ()) -> None:
    """Raises ``GuardFailure`` unless all members are there, in order, those that are not ``touched`` unchanged, and
    after them none but ``addable`` ones."""
    names = [member.name for member in new.members]
    if names[: len(old.members)] != [member.name for member in old.members]:
        raise GuardFailure("文件包内各部分的数目或次序变了")
    if not set(names[len(old.members) :]) <= set(addable):
        raise GuardFailure("文件包内多出了不应有的部分")
    for was, now in zip(old.members, new.members, strict=False):
        if was.name not in touched and (old.stored(was) != new.stored(now) or old.entry(was) != new.entry(now)):
            raise GuardFailure(f"{was.name} 不应改动却变了")
    if old.tail != new.tail:
        raise GuardFailure("文件包的结尾变了")

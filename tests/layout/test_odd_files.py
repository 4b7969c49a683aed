"""What was met in other files: it must not keep a repair from the rest, nor from coming to rest."""

from __future__ import annotations

from pathlib import Path

from bulletin_lint import FileResult, fix
from tests.layout.by_hand import DIRECT
from tests.layout.judged import CONFIG, told, untouched
from tests.layout.parts import Parts, group, letters, put
from tests.layout.words import Part

_UNSAFE = CONFIG._replace(unsafe_fixes=True)


def repaired(parts: Parts, folder: Path) -> FileResult:
    path = folder / "第12期.docx"
    path.write_bytes(parts.data())
    return fix(path, _UNSAFE)


def test_what_cannot_be_written_keeps_nothing_else_from_its_repair(tmp_path: Path) -> None:
    parts = untouched(DIRECT).copy()
    body = parts.of(Part.BODY)
    put(group(body[0], "pPr"), '<w:ind w:firstLine="0"/>')
    body[0].insert(0, body[0].makeelement(group(body[0], "pPr").tag))  # which says everything twice
    for each in letters([body[1]]):
        put(each, '<w:sz w:val="30"/>')
    result = repaired(parts, tmp_path)
    assert (result.failure, [each.rule.code for each in result.fixed]) == ("", ["LAY021"])
    assert {each.rule.code for each in result.findings} == {"LAY030", "LAY034"}, told(result)
    assert not any(each.fix for each in result.findings)
    rules = {each.rule.code: each.rule for each in result.findings}
    titles = "、".join(f"{rule.title}（{code}）" for code, rule in sorted(rules.items()))
    assert result.notes == (f"{titles}只报告、没有修复：同一处的格式写了两遍，无法改动",)


def test_places_in_several_parts_are_repaired_wherever_they_stand(tmp_path: Path) -> None:
    parts = untouched(DIRECT).copy()
    for each in letters([parts.of(Part.SECTION)[-1], parts.of(Part.BODY)[0]]):
        put(each, '<w:u w:val="single"/>')
    result = repaired(parts, tmp_path)
    assert [each.rule.code for each in result.fixed] == ["LAY028"]
    assert told(result) == []
    assert all(start < end for each in result.fixed for start, end in ((each.start, each.end), *each.others))

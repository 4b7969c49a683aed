"""Format ``junit``: JUnit XML, a suite a file and a failed case a finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bulletin_lint.output.for_tools import position, surroundings, with_place
from bulletin_lint.output.screen import Screen
from bulletin_lint.output.waivers import waived_by
from bulletin_lint.output.xml import HEADER, content, tag
from bulletin_lint.records.findings import FileRecord, FindingRecord, RuleRecord, Run, WaiverRecord, title_of
from bulletin_lint.records.fingerprint import relative
from bulletin_lint.records.suggestion import advice


def render(run: Run, screen: Screen) -> Iterator[str]:
    """A file without findings still holds one case, which passed: that it was checked is a result."""
    files = run.whole().files
    errors, failures = sum(bool(file.failure) for file in files), sum(len(file.findings) for file in files)
    skipped = sum(len(file.waived) for file in files)
    total = sum(max(1, len(file.findings)) for file in files) + skipped
    counts = {"tests": total, "failures": failures, "errors": errors}
    yield HEADER
    yield tag("testsuites", {"name": "bulletin-lint", **counts, **_skipped(skipped)})
    for file in files:
        yield from _suite(file, run.rules)
    yield "</testsuites>"


def _suite(file: FileRecord, rules: Mapping[str, RuleRecord]) -> Iterator[str]:
    name = relative(file.file)
    waived = len(file.waived)
    total = max(1, len(file.findings)) + waived
    counts = {"tests": total, "failures": len(file.findings), "errors": int(bool(file.failure))}
    yield "  " + tag("testsuite", {"name": name, **counts, **_skipped(waived)})
    for finding in file.findings:
        yield from _case(finding, name, rules)
    for finding, waiver in file.waived:
        yield from _case(finding, name, rules, waiver)
    if file.failure:
        yield f"    {tag('testcase', {'name': 'bulletin-lint', 'classname': name})}"
        yield f"      {tag('error', {'message': file.failure}, closed=True)}"
        yield "    </testcase>"
    elif not file.findings:
        yield "    " + tag("testcase", {"name": "未发现问题", "classname": name}, closed=True)
    yield "  </testsuite>"


def _skipped(count: int) -> dict[str, int]:
    """The attribute that counts skipped cases, where there are any."""
    return {"skipped": count} if count else {}


def _case(
    finding: FindingRecord, classname: str, rules: Mapping[str, RuleRecord], waiver: WaiverRecord | None = None
) -> Iterator[str]:
    """A failed case; one that is waived was skipped."""
    place = position(finding)
    title = title_of(rules, finding.code, finding.name)
    attributes = {"name": f"{finding.code} {title}", "classname": classname}
    yield "    " + tag("testcase", {**attributes, "line": place.line, "column": place.column})
    if waiver:
        said = f"{with_place(finding)}（{waived_by(waiver)}）"
        yield f"      {tag('skipped', {'message': said}, closed=True)}"
        yield "    </testcase>"
        return
    opening = tag("failure", {"type": finding.severity, "message": with_place(finding)})
    text = "\n".join(filter(None, (_quoted(finding), advice(finding))))
    yield f"      {opening}{content(text)}</failure>"
    yield "    </testcase>"


def _quoted(finding: FindingRecord) -> str:
    """The paragraph, or what of it is around the place."""
    around = surroundings(finding.place)
    end = len(finding.place.text)
    return f"{'…' if around.start else ''}{around.text}{'…' if around.end < end else ''}"

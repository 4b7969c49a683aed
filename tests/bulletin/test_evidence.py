"""How much speaks for a text's being a bulletin: the points of each part, and how many of them at most."""

from __future__ import annotations

import pytest

from bulletin_lint.bulletin.evidence import ENOUGH_EVIDENCE
from tests.bulletin.skeleton import TEXT, draft_of

NAMED = "{c 84}宣传信息专报"
NUMBERED = "{c 84}文化参考\n{c}第12期"
SIGNED = [f"{{c 44}}{title}\n{TEXT}\n{{r}}（{unit}）" for title, unit in (
    ("全市宣传工作会议召开", "办公室"), ("平湖区打造城市书房", "市文联"), ("望川区举办读书节", "市文旅局"),
)]  # fmt: skip
LISTS = ["报：市委办公室", "送：市直各单位", "发：各区委宣传部"]


def points(*parts: str) -> int:
    return draft_of("\n".join(parts), {"masthead": {"names": ["宣传信息专报"]}}).bulletin.evidence


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([], 0),
        ([TEXT], 0),
        ([NAMED, TEXT], 2),
        (["{c 84}宣 传 信 息 专 报", TEXT], 2),
        (["{c 84}文化参考", TEXT], 0),
        ([NUMBERED, TEXT], 2),
        (["{c 84}会议纪要\n{c}第12期", TEXT], 0),
        ([NAMED, "{c}第12期", TEXT], 4),
        ([f"〔工作动态〕\n{TEXT}"], 1),
        ([f"〔工作动态〕\n{TEXT}\n〔经验交流〕\n{TEXT}"], 1),
        ([NUMBERED, f"〔工作动态〕\n{TEXT}"], 3),
        ([NUMBERED, f"〔工作动态〕\n{TEXT}\n〔经验交流〕\n{TEXT}"], 4),
        ([NUMBERED, f"〔工作动态〕\n{TEXT}\n〔经验交流〕\n{TEXT}\n〔简讯〕\n{TEXT}"], 4),
        ([NAMED, f"〔工作动态〕\n{TEXT}\n〔经验交流〕\n{TEXT}"], 4),
        ([f"〔工作动态〕\n{SIGNED[0]}\n〔经验交流〕\n{TEXT}"], 3),
        (SIGNED[:1], 1),
        (SIGNED[:2], 2),
        (SIGNED[:3], 2),
        ([TEXT, *LISTS[:1]], 1),
        ([TEXT, *LISTS[:2]], 2),
        ([TEXT, *LISTS[:3]], 2),
        ([TEXT, "承办：综合科　编辑：何某"], 1),
        ([TEXT, "承办：综合科　编辑：何某　审核：林某"], 1),
        ([TEXT, "联系人：何某　电话：55500000"], 0),
        ([TEXT, *LISTS[:1], "承办：综合科"], 1),
    ],
)
def test_each_part_has_its_points(parts: list[str], expected: int) -> None:
    assert points(*parts) == expected


def test_a_number_and_a_section_make_a_bulletin_and_a_number_alone_does_not() -> None:
    assert points(NUMBERED, TEXT) < ENOUGH_EVIDENCE <= points(NUMBERED, f"〔工作动态〕\n{TEXT}")

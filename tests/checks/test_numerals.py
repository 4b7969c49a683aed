"""Numbers in the wrong digits for where they stand: set words, congresses, the lunar calendar, approximate numbers."""

from __future__ import annotations

import pytest

from bulletin_lint.checks import KINDS
from bulletin_lint.engine.hit import Safety
from tests.checks.drafts import body, codes, fixed, found, in_bulletin


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("学习党的20大精神。", "学习党的二十大精神。"),
        ("19届6中全会和20届2中、3中全会。", "十九届六中全会和二十届二中、三中全会。"),
        ("十九届6中全会。", "十九届六中全会。"),
        ("落实三会1课、3会一课、3会1课。", "落实三会一课、三会一课、三会一课。"),
        ("拥护“二个确立”，做到“2个维护”。", "拥护“两个确立”，做到“两个维护”。"),
        ("做到10拿9稳、7上8下。", "做到十拿九稳、七上八下。"),
        ("星期2—星期5开放。", "星期二—星期五开放。"),
        ("庆祝51劳动节和3.8妇女节。", "庆祝五一劳动节和三八妇女节。"),
        ("正月15、腊月3日、农历11月24日。", "正月十五、腊月初三、农历十一月二十四日。"),
        ("8月15中秋节。", "八月十五中秋节。"),
        ("二十世纪80年代和20世纪九十年代。", "20世纪80年代和20世纪90年代。"),
        ("两、三人一组，用了四、五十分钟。", "两三人一组，用了四五十分钟。"),
        ("来了几10人，其中20几个老人。", "来了几十人，其中二十几个老人。"),
        ("云政办字（二〇二四）12号。", "云政办字〔2024〕12号。"),
        ("会议于2024.01.02召开，自2024/3/4起实行。", "会议于2024年1月2日召开，自2024年3月4日起实行。"),
        ("投入1OO万元。", "投入100万元。"),
        ("占5至10%。", "占5%至10%。"),
    ],
)
def test_one_reading_is_repaired(given: str, expected: str) -> None:
    assert fixed(given) == expected


@pytest.mark.parametrize(
    "line",
    [
        "共有20大类产品、4个意识形态阵地、12个确立目标。",
        "第20届博览会、第77届联合国大会。",
        "每星期5天开放，共有35湖。",
        "正月15天假期，腊月20多天，大年30年的老店。",
        "8月15日，中秋文艺活动启动。",
        "20世纪七八十年代。",
        "一、二年级，第二、三季度，一、二期工程，三、四线城市，十一、二月。",
        "第二个月，十二个村，二级响应，高二个别学生，缓期二年执行。",
        "版本2024.1.2，地址10.2024.1.2。",
        "从5提高到10%，1至5月增长10%。",
        "参观“九·一八”历史博物馆。",
    ],
)
def test_what_looks_like_it_is_left(line: str) -> None:
    assert codes(body(line)) == []


@pytest.mark.parametrize(
    "line",
    ["近日，印发《党的20大精神宣讲方案》。", "二、三十人参加座谈。", "8月15日中秋节当天。", "08年以来投入3亿元。"],
)
def test_what_is_not_certain_is_only_reported(line: str) -> None:
    findings = found(body(line), "NUM")
    assert len(findings) == 1
    assert findings[0].fix is not None
    assert findings[0].fix.safety is Safety.UNSAFE
    assert fixed(line) == line


@pytest.mark.parametrize(
    ("pattern", "given", "expected"),
    [
        ("第(?P<han>[0-9]+)期", "第9999期", "第九千九百九十九期"),
        ("(?P<two>[0-9])人", "2人", "两人"),
        ("(?P<two>[0-9])人", "3人", "三人"),
        ("月(?P<day>[0-9]+)", "月10", "月初十"),
        ("月(?P<day>[0-9]+)", "月11", "月十一"),
        ("(?P<arabic>[十二]+)个(?P<drop>多)", "十二个多", "12个"),
        ("(?P<han>[0-9])中(?P<han>[0-9])", "2中3", "二中三"),
    ],
)
def test_each_group_is_written_in_its_way(pattern: str, given: str, expected: str) -> None:
    kind = KINDS["numerals"]
    (hit,) = kind.run(body(given), kind.parameters(pattern=pattern))
    assert hit.values["fixed"] == expected


@pytest.mark.parametrize("given", ["第10000期", "第0期"])
def test_a_number_that_cannot_be_written_in_han_is_passed_over(given: str) -> None:
    kind = KINDS["numerals"]
    assert [*kind.run(body(given), kind.parameters(pattern="第(?P<han>[0-9]+)期"))] == []


@pytest.mark.parametrize(
    ("line", "count"),
    [("1核3带", 1), ("11核3带", 0), ("第1核3带", 0), ("一核3带，1核三带", 2), ("2026年1核3带", 1), ("1核3带状区", 0)],
)
def test_a_set_word_stands_by_itself(line: str, count: int) -> None:
    kind = KINDS["numeral-words"]
    parameters = kind.parameters(words=("一核三带",), not_before="状")
    assert len([*kind.run(body(line), parameters)]) == count


def test_a_word_without_a_numeral_is_no_parameter() -> None:
    with pytest.raises(ValueError, match="宣讲"):
        KINDS["numeral-words"].parameters(words=("三会一课", "宣讲")).validate()


@pytest.mark.parametrize(
    ("pattern", "flawed"), [("第[0-9]届", True), ("第(?P<han>[0-9])届", False), ("[0-9](?P<drop>、)", False)]
)
def test_a_pattern_names_what_is_to_be_rewritten(pattern: str, flawed: bool) -> None:
    kind = KINDS["numerals"]
    assert kind.flaw is not None
    assert bool(kind.flaw(kind.parameters(pattern=pattern), "第3届")) is flawed


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("1,加强组织领导。", "1.加强组织领导。"),
        ("二，压实工作责任。", "二、压实工作责任。"),
        ("A、加强组织领导。", "A.加强组织领导。"),
        ("（一），加强组织领导。", "（一）加强组织领导。"),
        ("⑴、加强组织领导。", "⑴加强组织领导。"),
        ("首先要抓组织，其次、要抓落实。", "首先要抓组织，其次，要抓落实。"),
        ("2、3月15日，会议召开。", "2.3月15日，会议召开。"),
        ("二十三，糖瓜粘。", "二十三，糖瓜粘。"),
        ("最后、也是最重要的一点。", "最后、也是最重要的一点。"),
        ("1．2023年，全市完成整治。", "1．2023年，全市完成整治。"),
        ("附件：1、重点任务清单", "附件：1.重点任务清单"),
        ("附件：重点任务清单。", "附件：重点任务清单"),
    ],
)
def test_marks_of_labels_and_annexes(given: str, expected: str) -> None:
    assert fixed(given) == expected


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("新增绿地2.1km²，绿道1.5公里。", ""),
        ("时速80km/h，绿道1.5公里。", ""),
        ("绿道2km，另有1.5公里。", "WRD130"),
        ("由1小时44分钟缩短至50分钟。", ""),
        ("全省排名由369位上升到235位。", ""),
        ("由32件增至20件。", "WRD080"),
        ("接近80%以上的群众满意。", "WRD166"),
        ("增速超过近三年平均水平。", ""),
        ("超过近千人参加。", "WRD167"),
    ],
)
def test_figures_that_contradict_one_another(line: str, code: str) -> None:
    assert codes(in_bulletin([line]), "WRD080", "WRD130", "WRD16") == [code] * bool(code)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("5.2.4 多部门协同机制", "5.2.4 多部门协同机制"),
        ("3 人员配置", "3 人员配置"),
        ("山区发生山火 12人获救。", "山区发生山火 12人获救。"),
        ("全市新增 32 人，同比增长。", "全市新增32人，同比增长。"),
        ("1.5 亿元资金到位，项目开工。", "1.5亿元资金到位，项目开工。"),
        ("二Ｏ    年  月", "二Ｏ    年  月"),
        ("二Ｏ二二年召开。", "二〇二二年召开。"),
        ("考点 3：24 个字。", "考点3：24个字。"),
    ],
)
def test_spaces_and_wide_letters_that_mean_something_are_kept(line: str, expected: str) -> None:
    assert fixed(line) == expected

"""What ends an article, and the brackets that do not."""

from __future__ import annotations

import pytest

from tests.bulletin.skeleton import FOOT, MASTHEAD, SECOND, TEXT, draft_of, issue, read, title, units


def body_with(attribution: str) -> str:
    return f"〔工作动态〕\n{{c 44}}全市宣传工作会议召开\n{TEXT}{attribution}\n{SECOND}\n{TEXT}\n{{r}}（平湖区委宣传部）"


@pytest.mark.parametrize(
    ("attribution", "expected"),
    [
        ("\n{r}（崂湾区委宣传部）", ["崂湾区委宣传部"]),
        ("\n（崂湾区委宣传部）", ["崂湾区委宣传部"]),
        ("\n{r}（市委讲师团、平湖区委宣传部）", ["市委讲师团", "平湖区委宣传部"]),
        ("\n{r}(南沙区委办公室)", ["南沙区委办公室"]),
        ("\n{r}（市委讲师团、\n{r}平湖区委宣传部）", ["市委讲师团", "平湖区委宣传部"]),
        ("\n{r}（市委讲师团、\\v平湖区委宣传部）", ["市委讲师团", "平湖区委宣传部"]),
        ("\\v（市委讲师团）", ["市委讲师团"]),
        ("（北湾日报）", ["北湾日报"]),
        ("（小红书 http://www.example.com/a?b=1）", ["小红书", "http://www.example.com/a?b=1"]),
        ("（微信公众号、哔哩哔哩网站）", ["微信公众号", "哔哩哔哩网站"]),
        ("\n{r}（供稿：市财政局　审核：林某）", ["市财政局"]),
        ("\n{r}（供稿：市财政局　初审：林某　复审：何某　审核：江某）", ["市财政局"]),
        ("\n{r}（供稿: 市财政局 审核: 林某）", ["市财政局"]),
        ("\n{r}（电气工程学院 供稿）", ["电气工程学院"]),
        ("\n{r}（厅出入境管理局供稿）", ["厅出入境管理局"]),
        ("\n{r}（供稿：雾柳）", ["雾柳"]),
        ("\n{r}（供稿：）", [""]),
        ("\n{r}（　）", []),
        ("\n{r}（市委讲师团、）", ["市委讲师团"]),
        ("\n{r}（市委宣传部", ["市委宣传部"]),
        ("\n{r}市委宣传部）", ["市委宣传部"]),
        ("\n{r}市委宣传部", ["市委宣传部"]),
        ("\n{r}（市委宣传部）。", ["市委宣传部"]),
        ("\n{r}（摘自《平湖日报》）", ["摘自《平湖日报》"]),
        ("\n{r}（根据录音整理，未经本人审阅）", ["根据录音整理，未经本人审阅"]),
        ("\n{r}（望川区文明办）\n{r}（作者系望川区文明办主任）", ["望川区文明办"]),
        ("\n{r}（市文旅局）\n{r}（市文联）", ["市文旅局", "市文联"]),
        ("\n{r}（驻青山某部31团）", ["驻青山某部31团"]),
    ],
)
def test_an_attribution_is_read_in_every_form(attribution: str, expected: list[str]) -> None:
    draft = draft_of(issue(body=body_with(attribution)))
    first, second = draft.bulletin.articles

    assert units(draft, first) == expected
    assert title(draft, second) == "平湖区打造城市书房"
    assert units(draft, second) == ["平湖区委宣传部"]


@pytest.mark.parametrize(
    "bracket",
    [
        "\n活动在全市各社区（村）开展，通过政务外网（金宏网）同步发布。",
        "\n共有12家单位参加（其中市直单位5家）。",
        "推动阅读进企业、进农村。（责任单位：市文化和旅游局、市总工会）",
        "推动阅读进机关。（牵头单位：市委宣传部；配合单位：市直机关工委）",
        "推出重点作品。（文艺处牵头）",
        "详情见附件。（以下简称工作专班）",
        "\n{c}图1 活动现场（市文联供图）",
        "\n{c}（2025年1月12日）",
        "\n（一）加强组织领导\n各单位要高度重视，明确责任分工，确保各项任务落到实处。",
        "有关情况如下。（略）",
    ],
)
def test_other_brackets_are_no_attribution(bracket: str) -> None:
    draft = draft_of(issue(body=body_with(bracket)))

    assert units(draft, next(draft.bulletin.articles)) is None


def test_a_roster_of_units_in_the_midst_of_a_text_ends_nothing() -> None:
    body = body_with(f"\n参加单位有三类。（市直机关）\n{TEXT}\n{{r}}（办公室）")
    draft = draft_of(issue(body=body))

    assert [units(draft, article) for article in draft.bulletin.articles] == [["办公室"], ["平湖区委宣传部"]]


def test_a_letter_ends_with_whoever_signs_it_and_the_date() -> None:
    draft = draft_of(f"{MASTHEAD}\n{{c}}关于近期雨情的报告\n{TEXT}\n{{r}}青山市气象局\n{{r}}2025年9月6日\n{FOOT}")

    (article,) = draft.bulletin.articles
    assert units(draft, article) == ["青山市气象局"]
    assert article.attribution is not None
    assert article.attribution.free
    assert read(draft, article.attribution.spans[-1]) == "2025年9月6日"


@pytest.mark.parametrize(
    ("signature", "expected"),
    [
        pytest.param("{r}市妇联\n{r}市文明办\n{r}2025年9月6日", ["市妇联", "市文明办"], id="two units"),
        pytest.param("市妇联\n2025年9月6日", ["市妇联"], id="at the left"),
        pytest.param("{r}市妇联　二〇二五年九月六日", ["市妇联"], id="on one line"),
        pytest.param("{r}市妇联　王某\n{r}2025年9月6日", ["市妇联"], id="a unit and a person"),
        pytest.param("市妇联　2025年9月6日", None, id="on one line at the left"),
        pytest.param("{r}市妇联\n{r}2025年9月6日前报送", None, id="more than a date"),
        pytest.param("{r}市妇联\n{r}2025年9月6日\n附件：名单", None, id="an enclosure below"),
    ],
)
def test_the_signature_of_a_letter_ends_it(signature: str, expected: list[str] | None) -> None:
    letter = f"{{c 44}}致全市家庭的倡议书\n{TEXT}\n{signature}"
    draft = draft_of(issue(body=f"〔工作动态〕\n{letter}\n{{c 44}}平湖区打造城市书房\n{TEXT}\n{{r}}（办公室）"))
    first, *_ = draft.bulletin.articles

    assert first.attribution is None or first.attribution.free == (expected is not None)
    assert (units(draft, first) if first.attribution and first.attribution.free else None) == expected


def test_the_units_of_a_split_attribution_have_their_own_places() -> None:
    draft = draft_of(issue(body=body_with("\n{r}（市委讲师团、\n{r}平湖区委宣传部）")))
    attribution = next(draft.bulletin.articles).attribution

    assert attribution is not None
    assert [read(draft, span) for span in attribution.spans] == ["（市委讲师团、", "平湖区委宣传部）"]

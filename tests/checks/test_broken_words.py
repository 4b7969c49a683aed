"""A line break that somebody typed in a title: which of them tear a word apart."""

from __future__ import annotations

import pytest

from bulletin_lint.checks.reading import broken_words
from bulletin_lint.checks.reading.broken_words import breaks_word
from bulletin_lint.toml.shipped import rules_folder
from tests.needs import needs_module

LARGEST = 600_000  # bytes of the table

# The break is where the bar stands. These are between words.
WHOLE = [
    "全市宣传思想|工作会议召开",
    "青山市召开宣传思想文化|工作会议",
    "青山市召开|宣传思想文化工作会议",
    "党的二十大|精神",
    "深入学习宣传贯彻|党的二十大精神",
    "深入学习贯彻|党的二十届三中全会精神",
    "学习贯彻|习近平新时代中国特色社会主义思想",
    "学习贯彻习近平|新时代中国特色社会主义思想",
    "学习贯彻习近平新时代中国特色|社会主义思想",
    "三级书记|抓",
    "三级书记|抓党建促乡村振兴",
    "贯彻落实|好",
    "把会议精神贯彻落实|好",
    "我市组织开展|理论宣讲活动",
    "我市组织开展理论宣讲|活动",
    "推动|高质量发展",
    "推动高质量|发展",
    "关于进一步加强|基层治理",
    "关于进一步加强基层|治理",
    "全国文明|城市创建",
    "全国文明城市|创建",
    "全力冲刺全国文明城|创建",
    "乡村|振兴",
    "全面推进|乡村全面振兴",
    "白石县坚持“四个聚焦”|推动理论宣讲进社区",
    "白石县坚持党建引领|绘就和美乡村新画卷",
    "东塘区|以文明实践赋能基层治理",
    "柳河镇|扎实开展防汛抢险",
    "柳河镇扎实|开展防汛抢险",
    "清溪街道多措并举|擦亮城市底色",
    "清溪街道|多措并举擦亮城市底色",
    "市委宣传部|召开理论学习中心组学习会",
    "市委|宣传部召开部务会",
    "市委宣传|部召开部务会",
    "县委书记|调研文旅融合发展",
    "青山市|场馆免费开放",
    "青山市|容貌整治行动启动",
    "全市|场馆免费开放",
    "全市|民生实事项目有序推进",
    "青山县|城管局开展便民服务",
    "我县|城市更新行动启动",
    "白马镇|江边村开展移风易俗活动",
    "长江|北岸绿色发展",
    "黄河|南岸生态修复",
    "河北|京东合作",
    "市人大|代表走进社区",
    "市人大代表|大会闭幕",
    "新时代文明实践|所站全覆盖",
    "志愿服务|队进万家",
    "市民|政务服务更便捷",
    "化解|决策风险",
    "城市发展|中国特色鲜明",
    "培育发展|新质生产力",
    "加快发展新质|生产力",
    "做优|做强特色产业",
    "做|强做优特色产业",
    "守正创新|谱写宣传思想文化工作新篇章",
    "攻坚|克难",
    "移风|易俗",
    "社会|主义核心价值观",
    "志愿|服务",
    "总|书记回信",
    "副|市长调研",
    "座谈会|上的发言",
    "省|市两级联动",
    "一|个党员一面旗",
    "第二|十届文化节",
]

# And these are inside words.
TORN = [
    "我市组织开展理论宣|讲活动",
    "全市理论宣|讲进社区",
    "理论宣|讲",
    "关于进一步加强基|层治理",
    "推动高质量发|展",
    "深入学习贯|彻",
    "深入学习贯|彻党的二十届三中全会精神",
    "全国文明城|市创建",
    "乡村振|兴",
    "全面推进乡|村振兴",
    "青山市召开宣传思想文|化工作会议",
    "青山市召开宣传思想文化工|作会议",
    "青山市召开宣传思想文化工作会|议",
    "青山市召|开宣传思想文化工作会议",
    "学习贯彻习近|平新时代中国特色社会主义思想",
    "学习贯彻习|近平新时代中国特色社会主义思想",
    "学习贯彻习近平新时|代中国特色社会主义思想",
    "学习贯彻习近平新时代中国特|色社会主义思想",
    "学习贯彻习近平新时代中国特色社会主|义思想",
    "学习贯彻党的二十大精|神",
    "白石县坚持党建引|领绘就和美乡村新画卷",
    "白石县坚|持党建引领绘就和美乡村新画卷",
    "东塘区以文明实|践赋能基层治理",
    "东塘区以文明实践赋|能基层治理",
    "柳河镇扎实开|展防汛抢险",
    "柳河镇扎实开展防|汛抢险工作",
    "清溪街道多措并举擦|亮城市底色",
    "市委宣|传部召开部务会",
    "县委书|记调研文旅融合发展",
    "县委书记调|研文旅融合发展",
    "县委书记调研文旅融|合发展",
    "新时代文明实践志愿|者风采",
    "推进基层治理常态|化",
    "全市统战工作推进|会召开",
    "全市意识形态工作座谈|会召开",
    "市民政务服|务更便捷",
    "网络安|全宣传周启动",
    "弘扬志愿服务精|神",
    "培育和践行社会主义核|心价值观",
    "加强和改进未成年人思|想道德建设",
    "移风易俗倡|导文明新风",
    "讲好中国故|事",
    "传承红色基|因",
    "深化拓展新时代文明实践中|心建设",
    "我县举办“书香青山”全民阅|读活动",
    "我县开展“三下乡”活|动",
    "开展普法宣|传",
    "打通服务群众“最后一公里”的实|践",
    "优化营商环|境",
    "推进全面从严治|党向纵深发展",
    "守护绿水青|山",
    "走好新时代赶考之路的青山答|卷",
    "扎实开展主题教|育",
]


def torn(line: str, known: str = "") -> bool:
    before, after = line.split("|")
    return breaks_word(before, after, known)


@pytest.mark.parametrize("line", WHOLE)
def test_a_break_between_words_tears_none(line: str) -> None:
    assert not torn(line)


@pytest.mark.parametrize("line", TORN)
def test_a_break_inside_a_word_tears_it(line: str) -> None:
    assert torn(line)


@pytest.mark.parametrize(
    "line",
    [
        "向李|明同志学习",
        "记者李|文明",
        "李文|明先进事迹报告会",
        "记者王|中华",
        "张建|国同志先进事迹",
        "欧阳|文化",
        "青|山市召开宣传工作会议",
        "白|石县召开宣传工作会议",
        "柳|河镇扎实开展防汛抢险",
        "东山|西村开展宣讲",
        "曲洛乡|长所乡开展宣讲",
    ],
)
def test_names_are_left_alone(line: str) -> None:
    assert not torn(line)


@pytest.mark.parametrize("line", ["", "理论", "2024年", "工作会议", "”", "（摘要）", "Python"])
def test_nothing_is_torn_at_the_edge_of_a_title(line: str) -> None:
    assert not breaks_word(line, "")
    assert not breaks_word("", line)


@pytest.mark.parametrize(
    "line",
    [
        "2024|年工作总结",
        "20|24年工作总结",
        "2024年|度工作总结",
        "新增就业30万人|次",
        "5|G应用",
        "APP|上线",
        "宣传，|讲解",
        "理论宣“|讲”",
        "理论宣|、讲",
        "理论宣\v|讲活动",
    ],
)
def test_beside_marks_numbers_and_letters_nothing_is_torn(line: str) -> None:
    assert not torn(line)


@pytest.mark.parametrize(
    "line", ["我市开展理论宣 |讲活动", "我市开展理论宣|　　讲活动", "我市开展理论宣\u3000| 讲活动"]
)
def test_spaces_that_set_a_line_do_not_mend_a_word(line: str) -> None:
    assert torn(line)


def test_only_what_stands_beside_the_break_matters() -> None:
    assert torn("经验交流：我市开展理论宣|讲活动，成效明显")
    assert torn("甲" * 1000 + "我市组织开展理论宣|讲活动有声有色" + "乙" * 1000)


def test_a_draft_that_has_the_words_apart_knows_better() -> None:
    line = "全市风|光产业推进会"
    assert torn(line)
    assert not torn(line, "风电和光产业齐头并进。全市风电装机增长，光产业园开工。")


@pytest.mark.parametrize(
    "known",
    [
        "",
        "我市组织开展理论宣讲活动",  # the entry of the contents
        "我市组织开展理论宣\v讲活动",  # the same, torn as well
        "我市组织开展理论宣\n讲活动",
        "论宣传，论宣扬",  # only what stands before the break goes on otherwise
        "演讲活动，主讲活动",
    ],
)
def test_a_draft_that_has_not_changes_nothing(known: str) -> None:
    assert torn("我市组织开展理论宣|讲活动", known)


def test_what_has_no_words_beside_the_break_does_not_ask_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broken_words, "_beginning_with", lambda _: pytest.fail("asked for words"))
    assert not breaks_word("第12", "期工作动态")
    assert not breaks_word("工作动态", "2024年")


def test_the_table_is_small() -> None:
    assert (rules_folder() / "wording" / "words.tsv").stat().st_size <= LARGEST


@needs_module("jieba")
def test_the_table_is_what_the_tool_writes() -> None:
    from tools.words import table

    assert (rules_folder() / "wording" / "words.tsv").read_text(encoding="utf-8") == table()

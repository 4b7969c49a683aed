"""What the bulletin says that is laid out by hand: places, offices and people are made up.

``**`` encloses bold words, a line break is a break inside a paragraph, a tab a tab.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Part(StrEnum):
    """What a paragraph is, by the name of its style."""

    NAME = "刊名"
    ISSUE = "期号"
    OFFICE = "编发单位和日期"
    SECTION = "栏目标题"
    TITLE = "文章标题"
    LEVEL1 = "一级标题"
    LEVEL2 = "二级标题"
    LEVEL3 = "三级标题"
    LEVEL4 = "四级标题"
    BODY = "文章正文"
    CAPTION = "表题"
    CELL = "表格文字"
    ATTRIBUTION = "署名"
    FOOT = "报尾"
    PAGE = "页码"


class Line(NamedTuple):
    """A paragraph."""

    part: Part
    text: str


class Grid(NamedTuple):
    """A table inside an article."""

    rows: tuple[tuple[str, ...], ...]


_B = Part.BODY
OFFICE = ("中共青岚市委宣传部", "2025年9月6日")
MASTHEAD = (
    Line(Part.NAME, "宣传信息专报"),
    Line(Part.ISSUE, "第12期"),
    Line(Part.OFFICE, "\t".join(OFFICE)),
)
_NEWS = (
    Line(Part.SECTION, "〔工作动态〕"),
    Line(Part.TITLE, "全市宣传思想文化工作座谈会召开\n研究部署下一阶段重点任务"),
    Line(_B, "9月2日，全市宣传思想文化工作座谈会召开，总结今年以来的工作，交流各区（县）的做法，研究部署下一阶段任务。"
         "市委常委、宣传部部长沈知行出席会议并讲话，各区（县）党委宣传部和市直有关单位负责人共86人参加会议。"),
    Line(_B, "会议指出，今年以来，全市宣传思想文化战线围绕中心、服务大局，推动文化阵地从“有没有”向“好不好”转变。"
         "截至8月底，全市建成综合文化站46个、文化服务中心612个，设施达标率为98.6%；新增24小时自助书房37家，"
         "接待读者52.4万人次，同比增长17.3%。"),
    Line(_B, "会议强调，要突出建、管、用三个环节——既要建得规范，也要管得长久，更要用得充分。"
         "年内完成15个薄弱文化站改造，每处阵地配备专兼职管理员，活动安排由群众点单，让文化阵地门常开、人常来、活动常新。"),
    Line(_B, "会前，与会人员察看了松涛街道综合文化站和望楼社区书屋。“以前借书要跑半座城，现在下楼走几步就到，"
         "孩子们放学后也有了好去处……”居民顾清和说。"),
    Line(Part.ATTRIBUTION, "（市委宣传部办公室）"),
)  # fmt: skip
_RIVERSIDE = (
    Line(Part.SECTION, "〔经验交流〕"),
    Line(Part.TITLE, "临江区打造家门口的阅读圈"),
    Line(_B, "近年来，临江区认真落实市委、市政府部署要求，坚持布局、服务、队伍一起抓，着力打造家门口的阅读圈。"
         "全区每万人拥有公共文化设施面积由860平方米增至1240平方米，群众满意度达96.2%。"),
    Line(Part.LEVEL1, "一、织密阵地网络"),
    Line(Part.LEVEL2, "（一）盘活存量空间"),
    Line(_B, "坚持少花钱、办实事，对闲置厂房、旧校舍逐处登记，建成社区书房28处，面积最小的一处仅28平方米，"
         "藏书4000余册，日均接待读者150人次。建设情况见表1。"),
    Line(Part.CAPTION, "表1　社区书房建设情况"),
    Grid((("片区", "书房（处）", "藏书（册）"), ("城东", "12", "41300"), ("城西", "16", "56800"))),
    Line(Part.LEVEL3, "1.改造闲置厂房"),
    Line(_B, "由街道会同产权单位逐处核实权属，一处一策提出改造方案，完工后由社区统一管理，所需经费列入年度预算。"),
    Line(Part.LEVEL4, "（1）统一标识"),
    Line(_B, "门牌、导览图和借阅须知由区图书馆统一设计，各处书房的开放时间在门口和“临江读书”App上同时公布。"),
    Line(Part.LEVEL4, "（2）统一配送"),
    Line(_B, "图书每月调换一次，由区图书馆按读者借阅记录配送，上半年共配送图书3.8万册次。"),
    Line(Part.LEVEL3, "2.改造旧校舍"),
    Line(_B, "保留原有课桌和黑板，增设大字阅读区和亲子阅读角，配备放大镜、老花镜、儿童座椅等用品1900余件。"),
    Line(Part.LEVEL2, "（二）延长开放时间"),
    Line(_B, "针对上班族和学生，将闭馆时间推迟到晚上9时，周末全天开放；针对老年人，保留电话预约、窗口预约等方式。"),
    Line(Part.LEVEL1, "二、建强服务队伍"),
    Line(_B, "选派45名专业人员到社区任职，招募领读人600余名，其中年龄最大的78岁，最小的9岁。"
         "每季度评选一次“最美领读人”，事迹在区融媒体中心刊播。"),
    Line(Part.ATTRIBUTION, "（临江区委宣传部）"),
)  # fmt: skip
_STONEFORD = (
    Line(Part.TITLE, "石渡县推行三张清单提升新闻质量"),
    Line(_B, "石渡县推行选题、审校、传播三张清单，推动新闻宣传工作提质增效。"
         "今年1月至8月，在中央和省级媒体刊发稿件486篇，同比增长21.5%。"),
    Line(_B, "**建立选题清单，做到有的放矢。**每月25日前召开选题会，围绕粮食生产、项目建设等重点工作梳理下月选题，"
         "逐一明确采写人员、完成时限和刊发渠道，重要报道提前安排记者到现场走访。"),
    Line(_B, "**建立审校清单，做到严谨准确。**记者对稿件涉及的时间、地点、人物、数据逐项核对，引用文件的注明标题和"
         "文号，编辑逐字审读，疑难问题集体会商，今年以来共核改各类差错1170余处。"),
    Line(_B, "**建立传播清单，做到精准有效。**按照内容特点选择传播平台，政策解读突出权威准确，民生资讯突出便捷实用。"
         "“石渡一天”系列短视频自3月1日上线以来，已更新52期，总播放量达1360万次。"),
    Line(Part.ATTRIBUTION, "（石渡县委宣传部）"),
)  # fmt: skip
_BRIEFS = (
    Line(Part.SECTION, "〔简讯〕"),
    Line(_B, "**望川区举办中秋主题文化活动。**9月5日，活动在望川区文化广场举行，设置非遗体验、诗词诵读、灯谜竞猜3个"
         "板块，吸引群众9800余人次参与。"),
    Line(Part.ATTRIBUTION, "（望川区委宣传部）"),
    Line(_B, "**全市网络编辑业务培训班开班。**9月4日，培训班在市委党校开班，来自各区（县）和市直单位的120名网络编辑"
         "参加，培训为期5天。"),
    Line(Part.ATTRIBUTION, "（市委网信办）"),
)  # fmt: skip
ARTICLES = (*_NEWS, *_RIVERSIDE, *_STONEFORD, *_BRIEFS)
FOOT = (
    Line(Part.FOOT, "报：省委宣传部，市委常委，市人大常委会、市政府、市政协主要负责人"),
    Line(Part.FOOT, "送：市直各单位主要负责人，各区（县）党委书记、宣传部部长，驻青岚各新闻单位"),
    Line(Part.FOOT, "发：市直宣传文化系统各单位，各区（县）党委宣传部"),
)
COLOPHON = Line(Part.FOOT, "承办：研究室　审核：周既白　编辑：苏闻溪　电话：55501267")
CELLS = tuple(Line(Part.CELL, cell) for each in ARTICLES if isinstance(each, Grid) for row in each.rows for cell in row)
LINES = (*(each for each in (*MASTHEAD, *ARTICLES, *FOOT, COLOPHON) if isinstance(each, Line)), *CELLS)

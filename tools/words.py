"""Write ``rules/wording/words.tsv``: the words that a typed line break must not tear apart.

``python -m tools.words``, with jieba installed (its dictionary of words and frequencies is the source). Run it after
``OFFICIAL`` was changed.

A row is a character and the words that begin with it: what follows it in the word, and a letter for how often the
dictionary's corpus has the word, ``a`` once, each further letter twice as often. A capital letter: the word only helps
to read a title; that it is torn is never said, as of names, numbers, and what is loosely joined.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from math import log2
from pathlib import Path

import jieba

from bulletin_lint.toml.shipped import rules_folder
from bulletin_lint.toml.words import common

LEAST = {1: 1, 2: 5, 3: 20, 4: 20}  # how often a word of so many characters must occur to be known at all
SURE = {2: 10, 3: 30, 4: 30}  # and so often for it to be said that it is torn
KNOWN_NAME = 200  # how often a name must occur for it to be no chance that it stands there
OFTEN = 1000  # how often a word of OFFICIAL occurs at least: the corpus is older than most of them
NUMBERS = "一二三四五六七八九十百千万亿两"
COUNTS = "多几数半首每某各全"  # what else a number begins with
# Characters that end, or begin, what the dictionary has as a word and writers as a phrase: 做好, 来到, 不忘.
LOOSE_ENDS = "好了着到的"
LOOSE_STARTS = "不没再最很太"
# Words whose halves stand side by side as often: 省｜市两级, 男｜女, 报道称｜为.
LOOSE = ("省市", "市县", "区县", "县区", "男女", "东西", "南北", "称为", "会同", "中共", "力促", "服从")
# Persons and what is named like one, places, numbers and sounds, as the dictionary names them.
PERSONS = ("nr", "nrt", "nrfg")
PLACES = ("ns", "nz", "nt")
COUNTED = ("m", "mq")
SOUNDS = ("x", "o", "e", "y", "zg")
# What official titles say and the dictionary has not, or hardly.
OFFICIAL = """
习近平 毛泽东 邓小平 周恩来 焦裕禄 孔繁森 良好 友好 美好 爱好 光荣 荣誉 权威 公正 高峰 洪水 祝贺 祝福 贺信 理政 发力
福祉 印发 整顿 更换 指数 宣讲 宣介 党建 统战 信访 双拥 网信 文旅 融媒 融媒体 清廉 振兴 营商 县域 数智 赋能 提质 增效
扩面 社工 宜居 宜业 民生 惠民 便民 利民 为民 城管 市容 研判 调度 铸牢 筑牢 夯实 互鉴 共赢 低碳 降碳 双碳 减污 扩绿
增绿 普惠 算力 老旧 聚力 非遗 赓续 提振 小微 中小微 守正 铸魂 培元 冷链 专班 科创 愿景 厚植 堵点 痛点 难点 问责 焕新
互认 抗疫 筑梦 逐梦 追梦 共治 共建 共享 共绘 共筑 研学 纠治 文创 央企 国企 民企 减贫 暖心 集采 助企 纾困 惠企 托育
织密 兜牢 打牢 稳岗 根脉 双创 对标 空天 产教 助餐 经开 高新 经开区 综保区 自贸区 思政 思政课 人社 医保 社保 低保 政法
综治 网格 网格化 平安 法治 自治 德治 善治 智治 治理 基层 乡风 文明 村风 家风 民风 行风 作风 警示 廉政 廉洁 巡视 巡察
整改 督导 督查 督办 调研 走访 慰问 帮扶 扶贫 扶智 助残 助学 助农 支农 惠农 强农 富农 兴农 农技 送戏 文艺 文联 社科
理论 宣传 宣教 科普 普法 学法 用法 守法 执法 司法 立法 禁毒 反诈 防诈 防汛 抗旱 防火 防灾 减灾 救灾 抢险 应急 消防
安监 安防 隐患 排查 整治 治污 治水 河长 河长制 林长 林长制 路长 链长 链长制 田长 双减 营养餐 志愿 志愿者 志愿服务 义工
义诊 献血 捐赠 募捐 慈善 关爱 留守 未成年 未成年人 青少年 老年 养老 康养 敬老 孝老 爱老 助老 托幼 婴幼儿 妇联 工会
团委 共青团 少先队 关工委 政协 人大 纪委 监委 纪检 监察 组织部 宣传部 统战部 政法委 编办 编委 党委 党组 党工委 党支部
支部 党员 党课 党史 党章 党纪 党规 党性 党群 党旗 党徽 团课 入党 主题 教育 学习 贯彻 落实 落地 见效 推进 推动 深化
强化 优化 细化 量化 硬化 绿化 美化 亮化 净化 数字化 智能化 信息化 现代化 规范化 标准化 制度化 常态化 长效 长效化
精细化 专业化 市场化 法治化 城镇化 工业化 产业化 规模化 常态 动态 业态 生态 新质 生产力 高质量 现场会 推进会 调度会
座谈会 动员会 部署会 联席会 报告会 培训班 培训会 启动仪式 签约 揭牌 授牌 竣工 开工 投产 招商 引资 招引 稳增长 促消费
稳就业 就业 创业 创新 创优 创先 争优 争先 争创 创城 创卫 创建 示范 标杆 样板 试点 典型 先进 先锋 模范 楷模 劳模 工匠
道德 诚信 信用 征信 移风 易俗 殡葬 彩礼 厕所 污水 垃圾 分类 人居 环境 整洁 靓丽 秀美 和美 乡村 村庄 农家 书屋 农村
农业 农民 粮食 种业 耕地 春耕 夏收 秋收 三夏 三秋 抢收 抢种 畜牧 养殖 渔业 林业 林草 水利 水务 住建 城乡 城镇 城区
社区 街道 村居 小区 物业 业主 群众 市民 居民 村民 职工 干部 人才 青年 妇女 儿童 老兵 退役 军人 军民 拥军 优属 拥政
爱民 国防 征兵 人防 民兵 消费 市集 夜市 商圈 展会 博览会 文博 文博会 进博会 旅游 景区 民宿 直播 电商 媒体 融合 传播
舆情 舆论 阵地 意识 意识形态 网络 网民 网评 网安 清朗 辟谣 谣言 新闻 发布 发布会 采风 展演 汇演 巡演 展播 影展 书香
阅读 全民 健身 赛事 马拉松 运动会 红色 基因 传承 弘扬 传统 文化 文物 遗产 博物馆 图书馆 文化馆 纪念馆 展览馆 美术馆
科技馆 体育馆 清明 祭扫 英烈 烈士 先烈 缅怀 对接 应对 抓手 打卡 内需 质效 全域 快讯 保供 初心 蓝图 扎根 韧性 动能 情怀
短板 智库 育人 华章 多元 要点 要义 文脉 百姓 省委 市委 县委 区委 实效 成效 提档 升级 擦亮 名片 品牌 赋权 减负 增收
致富 共富 富民 强村 强镇 强县 强国 强市 美丽 幸福 广场 舞台 好人 新风 乡贤 网红 主播 短视频 公益 微电影 云端 沉浸式
打造 激活 点燃 凝聚 汇聚 奋斗 奋进 征程 担当 作为 使命 嘱托 牢记 感恩 红船 长征 抗战 老区 苏区 文明城市 绘就 下乡 治党
绿水青山 金山银山
老有所养 老有所乐 老有所学 老有所为 幼有所育 学有所教 病有所医 弱有所扶
"""


def frequencies() -> dict[str, tuple[int, str]]:
    """The words of the dictionary, how often they occur in its corpus, and what kind of word they are."""
    with jieba.get_dict_file() as file:
        rows = (line.decode("utf-8").split() for line in file)
        return {word: (int(often), kind) for word, often, kind in rows if re.fullmatch("[一-鿿]{1,4}", word)}


def chosen(known: Mapping[str, tuple[int, str]]) -> Iterator[tuple[str, str]]:
    """The words of the list, each with its letter."""
    official = set(OFFICIAL.split())
    for word in sorted(known.keys() | official):
        often, kind = known.get(word, (0, ""))
        if word in official:
            yield word, letter(max(often, OFTEN))
        elif often >= (KNOWN_NAME if kind in PERSONS and len(word) > 2 else LEAST[len(word)]):
            yield word, letter(often) if is_sure(word, often, kind) else letter(often).upper()


def letter(often: int) -> str:
    """How often a word occurs, as in the table."""
    return chr(ord("a") + round(log2(often)))


def is_sure(word: str, often: int, kind: str) -> bool:
    """Whether it may be said that a word is torn: it is common, one word to everybody, and no number, nor the name of
    somebody or of a small place. What is called a person there and has no surname is mostly a word: 智慧, 友谊."""
    if len(word) == 1 or often < SURE[len(word)] or word in LOOSE or kind in SOUNDS:
        return False
    if set(word) & set(NUMBERS) or (kind in COUNTED and word[0] in COUNTS):
        return False
    if kind in PERSONS and (len(word) > 2 or often < KNOWN_NAME or word[0] in common()["常见姓"]):
        return False
    if kind in PLACES and len(word) == 2 and often < KNOWN_NAME:
        return False
    return word[-1] not in LOOSE_ENDS and word[0] not in LOOSE_STARTS


def table() -> str:
    """The table, as it stands in the file."""
    rows: dict[str, list[str]] = defaultdict(list)
    for word, often in chosen(frequencies()):
        rows[word[0]].append(word[1:] + often)
    lines = (f"{char}\t{''.join(words)}" for char, words in sorted(rows.items()))
    return "\n".join(("char\twords", *lines, ""))


def main() -> None:
    """Write the table anew."""
    path: Path = rules_folder() / "wording" / "words.tsv"
    path.write_text(table(), encoding="utf-8")


if __name__ == "__main__":
    main()

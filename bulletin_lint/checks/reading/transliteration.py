"""Characters that write foreign and minority names; a dot between two of them may part a name."""

from __future__ import annotations

NAME_CHARS = frozenset(
    "阿埃艾爱安昂奥巴白班邦包鲍保贝本比毕彼别宾波伯博勃布卜查楚茨达黛戴丹道德登邓狄迪蒂丁东杜多厄恩尔耳法凡范菲费芬冯佛弗"
    "福富伏甘盖冈高戈格葛古哈海汉杭豪赫黑亨洪胡华怀惠霍基吉季加迦贾杰捷金津京喀卡开凯坎康考柯科可克肯库夸昆拉莱赖兰朗劳勒雷黎"
    "里理利莉立丽林琳隆卢鲁路伦罗洛吕马迈麦曼毛梅门蒙孟米密缅明摩莫墨默姆木穆拿那纳娜乃奈南内妮尼涅宁努诺欧帕派潘庞培佩彭皮"
    "匹平泼普齐奇恰乔切钦琴琼丘曲让热仁日茹荣儒瑞若撒萨塞赛桑瑟森莎沙山尚绍舍申圣施什史士舒叔朔司丝斯思松苏素孙索塔泰坦汤唐"
    "陶特滕提帖廷汀图屠土托娃瓦万旺威韦维魏温沃乌吾武西希锡夏香肖谢辛欣休许逊雅亚延扬耶叶伊依易因茵英尤于约赞泽扎詹章哲珍芝"
    "治朱卓兹孜佐祖买提江汗肉古力则合次旺央玛嘎顿仓珠措益买买依布拉汗"
    "丰久农列哥圭夫奎妲孔宰察寿当彻得慈拜敏敦文方果根湛玫珀珊琪瑰略简纽翁翰芒苔茅萝蓓蕾薇藤谭边采陀龙"
)


def is_name_dot(left: str, right: str) -> bool:
    """Whether a dot may stand for the ``·`` of a name: both characters beside it write such names, or three of the four
    around it do, as the fourth may be a rare one."""
    names = [char in NAME_CHARS for char in (left[-2:-1], left[-1:], right[:1], right[1:2])]
    return (names[1] and names[2]) or sum(names) == 3

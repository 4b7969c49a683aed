"""What the name of a section, or the wording of a line, says about the articles in it."""

from __future__ import annotations

from bulletin_lint.startup.patterns import compiled
from bulletin_lint.text.numerals import COUNTING

BRIEFS = compiled(r"简讯|简明|短讯|快讯|一句话|要闻|短波|速览|动态信息|零讯|集锦|简报信息|微信息|微动态")
NOTE = compiled(
    r"[〔【\[（(]?\s*(?:编\s*者\s*按|编\s*者\s*的\s*话|按\s*语|编\s*后|本期导读|导\s*读|内容提要|内容摘要|卷首语|导\s*语)"
)
# What stands in a box below an article, or between two: its heading, alone or before its text.
_BOX = (
    r"点\s*评|短\s*评|评\s*析|专家点评|编辑点评|相\s*关\s*链\s*接|相关资料|知识链接|背景链接|背景资料|名词解释"
    r"|延伸阅读|小知识|小贴士"
)
BOX = compiled(rf"[〔【\[（(]?\s*(?:{_BOX})\s*(?:[】〕\]）)]|[：:]|$)")
ENCLOSED = compiled(r"附[：:]|附件|附表|附录")
HANDED_ON = compiled(
    r"现(?:将|予|编发|刊发|选登|摘登|刊登|印发|转发|推送)|(?:特|予以?)(?:此)?(?:编发|刊发|刊登|转发|印发)"
    r"|供.{0,14}(?:参考|借鉴|参阅|阅研)"
)
# To whom the whole issue speaks, on a line of its own: 各乡镇党委、县直各单位：
ADDRESSEES = compiled(r"(?:各|尊敬的|[省市区县州盟旗]委)[^。；：:]{0,40}[：:]")
ENUMERATION = compiled(rf"[{COUNTING}]+是|首先|其[一二三四五]|第[{COUNTING}]+[，,、]")
ASIDE = compiled(r"附[：:]|附件|附表|链接[：:]|责任编辑|本[期版]|图[/／]?文?[：:]|摄影[：:]|文[/／]")

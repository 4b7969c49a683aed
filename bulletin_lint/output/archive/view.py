"""What there is to show of an archive, and in what words; the terminal and the page draw it each in its way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bulletin_lint.output.archive.periods import span_name
from bulletin_lint.records.archive_counts import ArchiveCounts, Group, RuleCount
from bulletin_lint.records.archive_trend import Trend, trend_of
from bulletin_lint.records.words import HIDDEN_WORDS, SEVERITY_WORDS

TABLES = ("rule", "office", "unit", "section", "month")
_LONGEST = 60  # characters of a message that is quoted


class View(NamedTuple):
    """The counts, the tables that are asked for, and how many rows of each, 0 for all. ``messages`` are what the rules
    say in general, by code, ``titles`` what people call them; ``notes`` are sentences on how the counts came about."""

    counts: ArchiveCounts
    by: Sequence[str] | None
    top: int
    messages: Mapping[str, str]
    notes: Sequence[str] = ()
    titles: Mapping[str, str] = {}

    @property
    def tables(self) -> Sequence[str]:
        """The tables to show: those asked for, or those that say something. Where one office issues all, the units
        that sign the articles are what interests."""
        if self.by is not None:
            return self.by
        parts = {
            "rule": self.counts.rules,
            "office": [office for office in self.counts.offices if office][1:],
            "unit": [] if len([*filter(None, self.counts.offices)]) > 1 else [*filter(None, self.counts.units)],
            "section": [*filter(None, self.counts.sections)],
            "month": self.counts.dated,
        }
        return [name for name in TABLES if parts[name]]

    @property
    def issue(self) -> str:
        """The measure word of what is counted: issues, or any files."""
        return "期" if self.counts.only_issues else "份"

    @property
    def trend(self) -> Trend | None:
        """Whether it gets better; None where that cannot be said."""
        return trend_of(self.counts.dated) if self.counts.is_comparable else None

    def message(self, rule: RuleCount) -> str:
        """What a rule says in general; of one that is not known here, how what it said first begins."""
        first = rule.message[:_LONGEST] + "…" * (len(rule.message) > _LONGEST)
        return self.messages.get(rule.code, first)

    def title(self, rule: RuleCount) -> str:
        """What people call a rule; of one that is not known here, how what it said first begins."""
        return self.titles.get(rule.code) or self.message(rule)

    def rules(self) -> list[RuleCount]:
        """The rules, the most frequent first."""
        return sorted(self.counts.rules.values(), key=lambda rule: (-rule.findings, rule.code))


class Part(NamedTuple):
    """A kind of groups: how it is headed, what stands for a group without a name, and by what its findings are divided:
    issues, or articles."""

    heading: str
    nameless: str
    groups: Mapping[str, Group]
    by_article: bool

    def size(self, group: Group) -> int:
        """What the findings are divided by."""
        return group.articles if self.by_article else group.issues

    def rate(self, group: Group) -> float:
        """The findings for each of these."""
        return group.per_article if self.by_article else group.per_issue

    def shown_rate(self, group: Group) -> str:
        """The rate as it is shown: with two decimals of articles, in which there is little."""
        return rate(self.rate(group), 2 if self.by_article else 1)

    def ranked(self) -> list[tuple[str, Group]]:
        """The groups with their names, those with most findings first."""
        order = sorted(self.groups.items(), key=lambda item: (-item[1].findings, -self.size(item[1]), item[0]))
        return [(name or self.nameless, group) for name, group in order]


def part(view: View, table: str) -> Part:
    """The groups of the table ``office``, ``unit`` or ``section``."""
    counts, by_article = view.counts, bool(view.counts.total.articles)
    match table:
        case "office":
            return Part("按编发单位", "（未写编发单位）", counts.offices, False)
        case "unit":
            return Part("按署名单位", "（未署名）", counts.units, by_article)
    return Part("按栏目", "（不在栏目中）", counts.sections, by_article)


def subject(counts: ArchiveCounts) -> list[str]:
    """What archive it is: its publications, and its months; nothing where neither is known."""
    names = sorted(counts.publications, key=lambda name: (-counts.publications[name], name))
    what = f"《{names[0]}》" if len(names) == 1 else f"《{names[0]}》等{len(names)}种刊物" if names else ""
    return [*filter(None, (what, span_name([*counts.dated])))]


def facts(view: View) -> list[tuple[str, str]]:
    """The totals: each a label and what there is to say."""
    counts, total, word = view.counts, view.counts.total, view.issue
    failed = f"，未能检查{counts.failed}个" if counts.failed else ""
    found = [("文件", f"{counts.files}个{failed}")]
    if total.issues:
        clean = total.issues - total.faulty
        label = "期数" if word == "期" else "份数"
        found.append((label, f"{total.issues}{word}，没有问题的{clean}{word}（{percent(clean, total.issues)}）"))
    found.append(("问题", _findings(view)))
    if total.findings:
        safe, unsafe = counts.safeties["safe"], counts.safeties["unsafe"]
        found.append(("修复", f"可自动修复{safe}处（{percent(safe, total.findings)}），核对后可修复{unsafe}处"))
    if hidden := [f"{words}{counts.hidden[why]}处" for why, words in HIDDEN_WORDS.items() if counts.hidden[why]]:
        found.append(("未计", "，".join(hidden)))
    return found


def _findings(view: View) -> str:
    total = view.counts.total
    if not total.findings:
        return "没有发现问题" if total.issues else "没有可以统计的结果"
    severities = "，".join(f"{SEVERITY_WORDS[name]}{count}" for name, count in total.severities.items() if count)
    return f"{total.findings}处（{severities}），平均每{view.issue}{rate(total.per_issue)}处"


def trend_sentence(view: View) -> str:
    """Whether it gets better, '' where there is too little to say so."""
    if not (trend := view.trend):
        return ""
    (first, before), (last, after) = trend.first, trend.last
    rates = (
        f"{span_name(first)}（{before.issues}{view.issue}）平均每{view.issue}{rate(before.per_issue)}处，"
        f"{span_name(last)}（{after.issues}{view.issue}）{rate(after.per_issue)}处"
    )
    match trend.direction:
        case "better":
            return f"在好转：{rates}，减少{abs(trend.change):.0%}。"
        case "worse":
            more = f"，增加{trend.change:.0%}" if before.findings else ""
            return f"在变差：{rates}{more}。"
    return f"没有明显的变化：{rates}。"


def remarks(view: View) -> list[str]:
    """Sentences on what the numbers do not show."""
    counts = view.counts
    said = [*view.notes]
    if not counts.is_comparable:
        said.append(
            f"这些文件是按{len(counts.manners)}种不同的规则、设置或程序检查的，各部分的数目不完全可比，也不比较前后各月"
        )
    if counts.undated and counts.dated:
        said.append(f"有{counts.undated}{view.issue}没有日期，不在各月之中")
    if counts.fixed:
        said.append(f"检查时已修复的{counts.fixed}处不在其中")
    return said


def rate(value: float, places: int = 1) -> str:
    """A rate as it is shown, with so many decimals."""
    return f"{value:.{places}f}"


def percent(count: int, total: int) -> str:
    """A share; what is neither nothing nor all is never shown as such."""
    if 0 < count < total:
        return f"{min(99, max(1, round(100 * count / total)))}%"
    return "100%" if count else "0%"

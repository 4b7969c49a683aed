"""The settings of a run, each with what it means to an office."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal, NamedTuple, TypeAlias, get_args

from bulletin_lint.toml.decode import NO_KEY, Doc, FilePath, NameOrPath

SeverityWord: TypeAlias = Literal["error", "warning", "info"]
SEVERITIES: tuple[SeverityWord, ...] = get_args(SeverityWord)
_ADDRESS = re.compile(r"(?i:https?|file)://[^\s<>\"\x00-\x1f\x7f-\x9f]+")
_LONGEST = 86_400  # seconds: a day


class Config(NamedTuple):
    """All settings of a run. Selectors are rule codes, prefixes of codes, names, or ``ALL``.

    ``profiles`` names by glob the profiles of files that ``profile`` does not hold for; the last that fits counts.
    ``time_limit`` is in seconds of processor time, 0 for none; ``lint`` and ``fix`` themselves do not look at it.
    ``select`` None: the rules that are on by default. ``fixable`` None: all. ``asked`` is the part of ``ignore`` that
    the command line gave: whoever asks need not be told. ``root`` is the folder that globs and relative paths start
    from; ``source`` is the file the settings were read from, None for the defaults; ``passed_over`` are files nearer to
    the draft that belong to strangers.
    """

    profile: Annotated[
        NameOrPath,
        Doc("刊物的体例：自带体例的名称，或 .toml 文件的路径；不写则按稿件的刊名选用，认不出的用 tongyong（通用）"),
    ] = ""
    profiles: Annotated[
        Mapping[str, NameOrPath],
        Doc('各文件夹（或文件名样式）的体例，如 "简报/" = "gongzuo-jianbao"；几条都符合时以最后一条为准'),
    ] = {}
    packs: Annotated[tuple[FilePath, ...], Doc("本单位的规则包：.toml 文件，或存放这种文件的文件夹")] = ()
    select: Annotated[
        tuple[str, ...] | None, Doc("只用这些规则：编号、编号的开头、名称、类别或 ALL；不写则为默认开启的规则")
    ] = None
    extend_select: Annotated[tuple[str, ...], Doc("在已选的规则之外再加上这些，包括默认关闭的")] = ()
    ignore: Annotated[tuple[str, ...], Doc("不用这些规则")] = ()
    fixable: Annotated[tuple[str, ...] | None, Doc("只允许这些规则自动修复；不写则都允许")] = None
    unfixable: Annotated[tuple[str, ...], Doc("不允许这些规则自动修复")] = ()
    unsafe_fixes: Annotated[bool, Doc("修复时连同需要核对的一起修复")] = False
    track_changes: Annotated[bool, Doc("修复写成修订（插入和删除），由编辑在 Word 里逐处接受或拒绝")] = False
    fix_styles: Annotated[bool, Doc("修复版面时改样式的定义，不逐段改；不能与修订合用")] = False
    backup: Annotated[bool, Doc("修复前在旁边保留一份原稿（文件名加 .bak）；git 里已有这一版的不另存")] = False
    author: Annotated[str, Doc("修订和批注的作者")] = "bulletin-lint"
    rewrite_protected: Annotated[bool, Doc("设有编辑限制、标记为最终状态或含宏的文件也修复")] = False
    fail_on: Annotated[SeverityWord, Doc("达到这一程度的问题才使退出状态为1")] = "warning"
    min_severity: Annotated[SeverityWord, Doc("只报告、只修复达到这一程度的问题，其余只报总数")] = "info"
    output_format: Annotated[str, Doc("输出格式，与 --output-format 相同")] = "full"
    docs_url: Annotated[
        str,
        Doc(
            "本单位架设的文档网站的地址；写明后，报告里的规则编号链接到它的网页，给程序读的格式写出网址。"
            "网页不在 rules/编号/ 的，用 {code} 代表编号"
        ),
    ] = ""
    exclude: Annotated[tuple[str, ...], Doc("查文件夹时略过的文件或文件夹；* 代表任意字符")] = ()
    extend_exclude: Annotated[tuple[str, ...], Doc("在 exclude 之外再加上这些")] = ()
    respect_gitignore: Annotated[bool, Doc("查文件夹时略过 git 忽略的文件（.gitignore 等）；点名的文件照查")] = True
    force_exclude: Annotated[bool, Doc("点名的文件若被 exclude 排除，也不检查（供提交钩子使用）")] = False
    severity: Annotated[Mapping[str, SeverityWord], Doc('改变规则的程度，如 ATT006 = "error"')] = {}
    per_file_ignores: Annotated[
        Mapping[str, tuple[str, ...]], Doc('某些文件不用某些规则，如 "旧刊/" = ["PUN", "NUM"]')
    ] = {}
    series: Annotated[
        Mapping[str, tuple[str, ...]],
        Doc('哪些文件夹（或文件名样式）各是一种刊物的历期，如 "专报" = ["专报/"]；查其中一份稿件时，与以前各期对照'),
    ] = {}
    baseline: Annotated[
        FilePath, Doc("基线文件：其中记下的旧问题不再报告，直到那里的文字改动；由 --generate-baseline 生成")
    ] = ""
    rendered: Annotated[
        bool, Doc("另用LibreOffice排出页面，检查只有排出来才看得到的版面（需安装LibreOffice；较慢，结果不留在缓存里）")
    ] = False
    time_limit: Annotated[int, Doc("检查一个文件至多用多少秒，超过的不再检查，报出 DOC005；0为不限")] = 60
    required_version: Annotated[str, Doc("要求的程序版本，不符则不运行")] = ""
    asked: Annotated[tuple[str, ...], NO_KEY] = ()
    root: Annotated[Path, NO_KEY] = Path()
    source: Annotated[Path | None, NO_KEY] = None
    passed_over: Annotated[tuple[Path, ...], NO_KEY] = ()

    def validate(self) -> None:
        if not 0 <= self.time_limit <= _LONGEST:
            raise ValueError(f"time-limit 应在0到 {_LONGEST} 之间")
        if self.fix_styles and self.track_changes:
            raise ValueError("fix-styles 不能与 track-changes 合用：Word 不能把样式的改动记为修订")
        if self.docs_url and not _ADDRESS.fullmatch(self.docs_url):
            raise ValueError("docs-url 应为网址，以 https://、http:// 或 file:// 开头，不含空格")
        if self.author.isprintable():  # as nearly always
            return
        from bulletin_lint.docx.write.characters import is_writable

        if not is_writable(self.author):
            raise ValueError("author 含有不能写入 Word 文件的字符（换行符、控制符等）")

    @staticmethod
    def key_of(field: str) -> str:
        """The key that sets a field: words are joined by hyphens, as in the options of the command line."""
        return field.replace("_", "-")


class Parent(NamedTuple):
    """The key of a configuration file that is no setting."""

    extend: Annotated[FilePath, Doc("先读入另一个配置文件，再以本文件的设置覆盖；路径从本文件算起")] = ""

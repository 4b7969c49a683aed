"""All that an office without a network needs to install the program, in one folder.

``python -m tools.offline FOLDER`` makes it for machines like this one, with ``--platform win_amd64`` for others; that
may be given several times, and so may ``--python``. It takes pip, ``packaging``, and the network or an index of the
office's own; to install from the folder takes none of them.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.offline.targets import PYTHONS, SYSTEMS
from tools.offline.wheels import NoWheels, build, build_for_here, fetch

ROOT = Path(__file__).resolve().parents[2]
_SAMPLE = ROOT / "docs/examples/第12期.docx"
_ON_WINDOWS = ("安装.bat", "检查简报.bat", "suits.py", "text")
_ON_LINUX = ("install.sh", "检查简报.sh", "suits.py")
_NO_WHEELS = """没有适用于 {platform}、Python {python} 的现成安装包：

{reason}

lxml、regex、ahocorasick-rs 含有编译好的部分。没有现成安装包的系统（如龙芯），请在一台这样的、能上网并装有 C 编译器和
Rust 的电脑上运行同一命令，不写 --platform：缺的会当场编译，做好的文件夹可以带到同样的电脑上用。"""
_NOTE = """bulletin-lint {version}，不需要网络的安装文件夹

{systems}

安装：{install}。装在这个文件夹的 .venv 里，不动别处；不要了，删掉这个文件夹就可以。
检查：把稿件（.docx）或存放稿件的文件夹拖到“{door}”上，浏览器会打开审阅页。稿件不会被改动，也不会传到任何地方。
试一试：拖“{sample}”。这是一份虚构的、有几处毛病的稿件。

文件夹装好以后若换了地方，请再安装一次。
"""


def main(args: Sequence[str] | None = None) -> int:
    """Make the folder; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.offline", description=__doc__)
    parser.add_argument("folder", type=Path, help="the new folder")
    parser.add_argument("--platform", action="append", choices=sorted(SYSTEMS), help="default: this machine")
    parser.add_argument("--python", action="append", help=f"only with --platform; default: {', '.join(PYTHONS)}")
    parser.add_argument("--extra", action="append", default=[], help="archive, rendered or cluster as well")
    options = parser.parse_args(args)
    if options.folder.exists() and any(options.folder.iterdir()):
        parser.error(f"{options.folder} is not empty")
    if options.python and not options.platform:
        parser.error("--python goes with --platform: without it, the wheels are those of the Python that runs this")
    pythons = options.python or PYTHONS
    (options.folder / "wheels").mkdir(parents=True)
    try:
        version = _fill(options.folder / "wheels", options.platform or (), pythons, options.extra)
    except NoWheels as error:
        shutil.rmtree(options.folder)
        print(error, file=sys.stderr)
        return 1
    _furnish(options.folder, version, options.platform or (), pythons)
    print(f"{options.folder}: {len([*(options.folder / 'wheels').iterdir()])} wheels")
    return 0


def _fill(wheels: Path, platforms: Sequence[str], pythons: Sequence[str], extras: Sequence[str]) -> str:
    """All wheels; the version of the program. Raises NoWheels, with what can be done."""
    with TemporaryDirectory(prefix="bulletin-lint-") as name:
        wheel = build(ROOT, Path(name))
        shutil.copy(wheel, wheels)
        if not platforms:
            build_for_here(wheel, extras, wheels)
        for platform in platforms:
            for python in pythons:
                try:
                    fetch(wheel, extras, SYSTEMS[platform], python, wheels)
                except NoWheels as error:
                    reason = _NO_WHEELS.format(platform=platform, python=python, reason=error)
                    raise NoWheels(reason) from error
    return wheel.name.split("-")[1]


def _furnish(folder: Path, version: str, platforms: Sequence[str], pythons: Sequence[str]) -> None:
    """The files beside the wheels: what is clicked, what is said, a draft to try it on."""
    windows = [name for name in platforms if SYSTEMS[name].is_windows]
    on_windows = bool(windows) if platforms else sys.platform == "win32"
    on_linux = len(windows) < len(platforms) if platforms else not on_windows
    for name in {*(_ON_WINDOWS if on_windows else ()), *(_ON_LINUX if on_linux else ())}:
        source = ROOT / "desktop" / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    shutil.copy(_SAMPLE, folder)
    shutil.copy(ROOT / "LICENSE", folder)
    note = _NOTE.format(
        version=version,
        systems=f"适用于：{'、'.join(platforms)}，Python {'、'.join(pythons)}（先要装好其中一种）。"
        if platforms
        else f"适用于与制作它的电脑相同的系统，Python {sys.version_info[0]}.{sys.version_info[1]}。",
        install="，".join(["双击“安装.bat”"] * on_windows + ["运行 sh install.sh"] * on_linux),
        door="”或“".join(["检查简报.bat"] * on_windows + ["检查简报.desktop"] * on_linux),
        sample=_SAMPLE.name,
    )
    (folder / "说明.txt").write_bytes(note.replace("\n", "\r\n").encode("utf-8-sig"))


if __name__ == "__main__":
    sys.exit(main())

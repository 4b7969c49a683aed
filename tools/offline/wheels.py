"""The wheels that one Python on one system needs, fetched on another.

pip can fetch wheels for another system, but judges by the one that it runs on which of them are needed: on Linux it
would leave out colorama, without which nothing can be installed on Windows. So what is needed is read from the wheels.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from email.parser import BytesParser
from pathlib import Path
from tempfile import TemporaryDirectory

from packaging.requirements import Requirement

from tools.offline.targets import System, markers


class NoWheels(Exception):
    """Something cannot be had; the message is what pip says."""


def pip(*args: str | Path) -> None:
    """Raises NoWheels."""
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", *map(str, args)],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise NoWheels(done.stderr.strip())


def build(source: Path, folder: Path) -> Path:
    """The wheel of the project at ``source``, put into ``folder``. Raises NoWheels."""
    pip("wheel", "--quiet", "--no-deps", "--wheel-dir", folder, source)
    (wheel,) = folder.glob("bulletin_lint-*.whl")
    return wheel


def build_for_here(wheel: Path, extras: Sequence[str], folder: Path) -> None:
    """What ``wheel`` needs on this very machine; what there is no wheel of is compiled. Raises NoWheels."""
    pip("wheel", "--quiet", "--wheel-dir", folder, f"{wheel}[{','.join(extras)}]" if extras else wheel)


def fetch(wheel: Path, extras: Sequence[str], system: System, python: str, folder: Path) -> None:
    """What ``wheel`` needs in that Python on that system. Raises NoWheels."""
    facts = markers(system, python)
    wanted = [*_needs(wheel, extras, facts)]
    while True:
        with TemporaryDirectory(prefix="bulletin-lint-") as name:
            _download(wanted, system, python, Path(name))
            found = sorted(Path(name).glob("*.whl"))
            more = [need for each in found for need in _needs(each, _extras_of(each, wanted), facts)]
            new = [need for need in dict.fromkeys(more) if need not in wanted]
            if not new:
                for each in found:
                    shutil.copy(each, folder)
                return
        wanted += new


def _download(wanted: Iterable[str], system: System, python: str, folder: Path) -> None:
    where = [word for tag in system.tags for word in ("--platform", tag)]
    which = ["--only-binary", ":all:", "--implementation", "cp", "--python-version", python]
    pip("download", "--quiet", "--no-deps", *which, *where, "--dest", folder, *wanted)


def _needs(wheel: Path, extras: Iterable[str], facts: Mapping[str, str]) -> Iterator[str]:
    """The requirements of a wheel that hold there, without the conditions."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        said = BytesParser().parsebytes(archive.read(name)).get_all("Requires-Dist", [])
    for need in map(Requirement, said):
        if need.marker is None or any(need.marker.evaluate({**facts, "extra": extra}) for extra in ("", *extras)):
            need.marker = None
            yield str(need)


def _extras_of(wheel: Path, wanted: Iterable[str]) -> set[str]:
    """What is asked for of a wheel beyond itself."""
    name = _plain(wheel.name.partition("-")[0])
    needs = map(Requirement, wanted)
    return {extra for need in needs if _plain(need.name) == name for extra in need.extras}


def _plain(name: str) -> str:
    return name.lower().replace("-", "_").replace(".", "_")

"""The wheels of another system: what is needed there, and not what would be needed here. pip works on a folder of small
packages, without any network."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tools.offline.targets import SYSTEMS
from tools.offline.wheels import NoWheels, fetch

FACES = {
    "win_amd64": {"common", "conditional", "deep", "of_windows"},
    "linux_aarch64": {"common", "deep", "of_arm", "of_linux"},
    "linux_x86_64": {"common", "deep", "of_linux"},
}


def wheel(folder: Path, name: str, *needs: str, version: str = "1.0", tag: str = "py3-none-any") -> Path:
    """A package that holds nothing but what it needs."""
    path = folder / f"{name}-{version}-{tag}.whl"
    info = f"{name}-{version}.dist-info"
    metadata = [
        "Metadata-Version: 2.1",
        f"Name: {name}",
        f"Version: {version}",
        *("Provides-Extra: more", "Provides-Extra: further"),
        *(f"Requires-Dist: {need}" for need in needs),
    ]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{info}/METADATA", "\n".join(metadata) + "\n")
        archive.writestr(f"{info}/WHEEL", f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {tag}\n")
        archive.writestr(f"{info}/RECORD", "")
    return path


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "index"
    folder.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    wheel(folder, "common", "deep[more]")
    wheel(folder, "deep", 'of_windows ; sys_platform == "win32" and extra == "more"', 'never ; extra == "further"')
    wheel(folder, "of_windows", 'conditional<2 ; platform_machine == "AMD64"', tag="cp312-cp312-win_amd64")
    wheel(folder, "conditional")
    wheel(folder, "conditional", version="2.0")
    wheel(folder, "of_linux", tag="cp312-cp312-manylinux_2_17_x86_64")
    wheel(folder, "of_linux", tag="cp312-cp312-manylinux_2_28_aarch64")
    wheel(folder, "of_arm")
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return wheel(
        tmp_path,
        "bulletin_lint",
        "common>=1",
        'of_linux ; sys_platform == "linux"',
        'of_arm ; platform_machine == "aarch64"',
        'never ; python_version < "3.12"',
        'asked ; extra == "more"',
    )


@pytest.mark.parametrize("platform", FACES)
def test_what_is_needed_there_is_fetched_and_nothing_else(
    tmp_path: Path, index: Path, project: Path, platform: str
) -> None:
    target = tmp_path / "wheels"
    target.mkdir()
    fetch(project, (), SYSTEMS[platform], "3.12", target)
    assert {path.name.partition("-")[0] for path in target.iterdir()} == FACES[platform]
    assert "conditional-2.0-py3-none-any.whl" not in {path.name for path in target.iterdir()}


def test_what_there_is_no_wheel_of_is_named(tmp_path: Path, index: Path, project: Path) -> None:
    with pytest.raises(NoWheels, match=r"of.linux"):
        fetch(project, (), SYSTEMS["linux_loongarch64"], "3.12", tmp_path)
    with pytest.raises(NoWheels, match="asked"):
        fetch(project, ("more",), SYSTEMS["win_amd64"], "3.12", tmp_path)
    with pytest.raises(NoWheels, match="never"):
        fetch(project, (), SYSTEMS["win_amd64"], "3.11", tmp_path)

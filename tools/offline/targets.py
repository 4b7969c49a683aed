"""The machines for which a folder can be made on another one: which wheels pip takes there, and what holds there."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
_NEWEST_GLIBC, _OLDEST_GLIBC = 28, 5  # 2.28 is that of the Linux systems of Chinese offices


class System(NamedTuple):
    """``tags`` are the platforms that its wheels may name; ``facts`` the values of environment markers."""

    tags: tuple[str, ...]
    facts: Mapping[str, str]

    @property
    def is_windows(self) -> bool:
        return self.facts["os_name"] == "nt"


def _windows(machine: str) -> System:
    facts = {"os_name": "nt", "sys_platform": "win32", "platform_system": "Windows", "platform_machine": machine}
    return System((f"win_{machine.lower()}",), facts)


def _linux(machine: str) -> System:
    newer = [f"manylinux_2_{minor}_{machine}" for minor in range(_NEWEST_GLIBC, _OLDEST_GLIBC - 1, -1)]
    older = [f"manylinux{name}_{machine}" for name in ("2014", "2010", "1")]
    facts = {"os_name": "posix", "sys_platform": "linux", "platform_system": "Linux", "platform_machine": machine}
    return System((*newer, *older, f"linux_{machine}"), facts)


SYSTEMS: Mapping[str, System] = MappingProxyType(
    {
        "win_amd64": _windows("AMD64"),
        "win_arm64": _windows("ARM64"),
        "linux_x86_64": _linux("x86_64"),
        "linux_aarch64": _linux("aarch64"),
        "linux_loongarch64": _linux("loongarch64"),
    }
)


def markers(system: System, python: str) -> dict[str, str]:
    """What environment markers say in that Python on that system."""
    return {
        **system.facts,
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "python_version": python,
        "python_full_version": f"{python}.0",
        "extra": "",
    }

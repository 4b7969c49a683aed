"""Whether the program can be installed with the Python that runs this: exit status 0 if it can.

It is to be new enough, and among the wheels beside this file, if there are any, there must be those for its version and
machine. Python is asked this way by 安装.bat and install.sh.
"""

import os
import sys
import sysconfig


def suits(wheels: str) -> bool:
    """Whether there is a wheel of lxml for this Python in the folder ``wheels``, or no such folder."""
    if sys.version_info < (3, 11):  # noqa: UP036 - whatever Python is there runs this
        return False
    if not os.path.isdir(wheels):
        return True
    machine = sysconfig.get_platform().split("-")[-1]
    tag = f"-cp{sys.version_info[0]}{sys.version_info[1]}-"
    names = [name for name in os.listdir(wheels) if name.startswith("lxml-") and tag in name]
    return any(name.endswith((f"{machine}.whl", "universal2.whl")) for name in names)


if __name__ == "__main__":
    sys.exit(not suits(os.path.join(os.path.dirname(os.path.abspath(__file__)), "wheels")))

"""Write what is generated of the documents and schemas anew: ``python docs/generate.py``."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from docs.generator import files


def main() -> None:
    """Write every file that is not as it should be, remove those that should not be, and say which."""
    if not files.example_is_right():
        (files.ROOT / files.EXAMPLE).write_bytes(files.example())
        print(files.EXAMPLE.as_posix())
    for source in files.SOURCES:
        for path, text in files.outdated(source):
            target = files.ROOT / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
            print(path.as_posix())
    for path in files.stale():
        (files.ROOT / path).unlink()
        print(f"{path.as_posix()} removed")


if __name__ == "__main__":
    main()

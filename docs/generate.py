"""Write what is generated of the documents and schemas anew: ``python docs/generate.py``."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from docs.generator.files import ROOT, generated


def main() -> None:
    """Write every file that is not as it should be, and say which."""
    for path, text in generated():
        target = ROOT / path
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
            print(path.as_posix())


if __name__ == "__main__":
    main()

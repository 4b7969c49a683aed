"""In the process: checking a draft against unzipping it, parsing its main part and joining the text.

``python -m benchmarks.check [draft.docx ...] [--rounds N]``. Both are timed in turn in the same run, by
processor time; the medians count.
"""

from __future__ import annotations

import argparse
import statistics
import zipfile
from functools import partial
from pathlib import Path

from lxml import etree

from benchmarks.timing import timed
from bulletin_lint import Config, lint

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
DRAFTS = [FIXTURES / name / "draft.docx" for name in ("clean-long", "everything-wrong")]
TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


def floor(path: Path) -> str:
    """The least that any reader of the file has to do."""
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return "".join(element.text or "" for element in root.iter(TEXT))


def main() -> None:
    """Print the two medians and their ratio for each draft."""
    parser = argparse.ArgumentParser()
    parser.add_argument("drafts", nargs="*", type=Path, default=DRAFTS)
    parser.add_argument("--rounds", type=int, default=50)
    options = parser.parse_args()
    config = Config()
    for path in options.drafts:
        works = (partial(floor, path), partial(lint, path, config))
        for work in works:
            work()
        times = [[timed(work) for work in works] for _ in range(options.rounds)]
        least, check = (statistics.median(column) for column in zip(*times, strict=True))
        print(f"{path.parent.name}: floor {least:.2f} ms, check {check:.2f} ms, ratio {check / least:.2f}")


if __name__ == "__main__":
    main()

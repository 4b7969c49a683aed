"""Write what is generated of the documents and schemas anew: ``python -m docs.generate``."""

from __future__ import annotations

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

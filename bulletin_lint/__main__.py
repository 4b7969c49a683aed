"""``python -m bulletin_lint``, and the console script."""

from bulletin_lint.cli.main import main

__all__ = ["main"]

if __name__ == "__main__":
    main()

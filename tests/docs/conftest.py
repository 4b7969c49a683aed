"""The command line and drafts, as the tests of the command line have them."""

from tests.cli.conftest import clean, cli, draft, faulty

__all__ = ["clean", "cli", "draft", "faulty"]

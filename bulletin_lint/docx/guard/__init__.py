"""The last look before a file is written: did exactly what was asked for change, and nothing else?

Shares no code with what it guards, only the reading: nothing here is imported by ``docx.write``, and nothing there by
this. Each function raises ``GuardFailure``.
"""

from bulletin_lint.docx.guard.annotated import verify_annotated
from bulletin_lint.docx.guard.edited import verify, verify_tracked

__all__ = ["verify", "verify_annotated", "verify_tracked"]

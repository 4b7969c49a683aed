"""All single defects, each put into the bulletin that is laid out by hand."""

from __future__ import annotations

from tests.layout.head_defects import FOOT_DEFECTS, MASTHEAD
from tests.layout.heading_defects import ATTRIBUTIONS, HEADINGS, TITLES
from tests.layout.page_defects import PAGE_NUMBERS, PAPER
from tests.layout.text_defects import LETTERS, SETTING

DEFECTS = (*PAPER, *PAGE_NUMBERS, *MASTHEAD, *FOOT_DEFECTS, *LETTERS, *SETTING, *TITLES, *HEADINGS, *ATTRIBUTIONS)

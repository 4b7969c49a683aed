"""The least that anybody has to do who does the same work: code that is run in a process of its own."""

from __future__ import annotations

START = "import lxml.etree, regex, click\n"
"""Starting Python, and importing what nobody would write anew."""

UNDERSTAND = (
    START
    + """
import sys, zipfile
from lxml import etree
TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
for path in open(sys.argv[1], encoding="utf-8").read().splitlines():
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    "".join(element.text or "" for element in root.iter(TEXT))
"""
)
"""The files named in a list unzipped, their main parts parsed, their texts joined."""

RECOGNIZE = (
    START
    + """
import hashlib, sys
for path in open(sys.argv[1], encoding="utf-8").read().splitlines():
    with open(path, "rb") as file:
        hashlib.blake2b(file.read()).hexdigest()
"""
)
"""The files named in a list read, and a checksum made of each."""

"""A workbook as somebody reads it who opens it: its sheets by name, each cell's text or number, and no formula."""

import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree as ET

_NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def sheets(content: bytes) -> dict[str, list[list[str]]]:
    """The rows of each sheet, empty ones left out; numbers as they are written in the file."""
    with zipfile.ZipFile(BytesIO(content)) as book:
        strings = ["".join(found.itertext()) for found in _root(book, "xl/sharedStrings.xml")]
        names = [found.attrib["name"] for found in _root(book, "xl/workbook.xml").iterfind("m:sheets/m:sheet", _NS)]
        pages = [_root(book, f"xl/worksheets/sheet{number}.xml") for number in range(1, len(names) + 1)]
    assert all(page.find(".//m:f", _NS) is None for page in pages)
    assert all(page.find(".//m:hyperlink", _NS) is None for page in pages)
    return {name: _rows(page, strings) for name, page in zip(names, pages, strict=True)}


def _root(book: zipfile.ZipFile, name: str) -> ET.Element:
    return ET.fromstring(book.read(name))  # noqa: S314 - our own file


def _rows(page: ET.Element, strings: list[str]) -> list[list[str]]:
    found = []
    for row in page.iterfind("m:sheetData/m:row", _NS):
        cells: list[str] = []
        for cell in row:
            place = _column(cell.attrib["r"])
            cells += [""] * (place - len(cells))
            value = cell.findtext("m:v", "", _NS)
            cells.append(strings[int(value)] if cell.get("t") == "s" else value)
        found.append(cells)
    return found


def _column(reference: str) -> int:
    letters = re.sub("[0-9]", "", reference)
    assert len(letters) == 1
    return ord(letters) - ord("A")

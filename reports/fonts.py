"""The letters of printed statements: DejaVu Sans, with Cyrillic and currency signs, which matplotlib brings along."""

from functools import cache
from pathlib import Path
from typing import Any, Final

REGULAR: Final = "DejaVuSans"
BOLD: Final = "DejaVuSans-Bold"
_UNKNOWN: Final = "□"


@cache
def register() -> None:
    """Make both known to reportlab, once; a file holds only the letters that it uses."""
    import matplotlib as mpl  # slow to import, and only who prints pays for it
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    folder = Path(mpl.get_data_path()) / "fonts" / "ttf"
    for name in (REGULAR, BOLD):
        pdfmetrics.registerFont(TTFont(name, folder / f"{name}.ttf"))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)


def printable(text: str) -> str:
    """`text` with a box for each letter that the font lacks, such as an emoji."""
    known = _letters()
    shown = (letter for letter in text if letter.isprintable() or letter.isspace())
    return "".join(letter if ord(letter) in known else _UNKNOWN for letter in shown)


@cache
def _letters() -> frozenset[int]:
    register()
    from reportlab.pdfbase import pdfmetrics

    faces: list[Any] = [pdfmetrics.getFont(name).face for name in (REGULAR, BOLD)]
    return frozenset.intersection(*(frozenset(face.charToGlyph) for face in faces))

"""Places in which reportlab writes what PDF/A refuses or nobody needs, put right in its modules: they have no hook."""

from __future__ import annotations

from functools import cache
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, ttfonts

_PER_BLOCK = 100  # lines that a block of a character map may have
_END = b"endstream\n"


@cache
def repair_reportlab() -> None:
    """Put right how reportlab ends a stream, and how it says which character a glyph stands for, once a process."""
    written = pdfdoc.PDFStream.format

    def with_line_end(stream: Any, document: Any) -> bytes:
        # Length must not count the line end before the keyword, and CR LF cannot be taken for the end of the data.
        return bytes(written(stream, document).removesuffix(_END) + b"\r\n" + _END)

    pdfdoc.PDFStream.format = with_line_end
    rl_config.useA85 = 0  # compressed pages as letters of ASCII would be a quarter longer, and slow
    ttfonts.makeToUnicodeCMap = _character_map


def _character_map(name: str, subset: list[int]) -> str:
    """Return which character each code of a font stands for; codes that stand for none are left out."""
    lines = [
        f"<{code:02X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(subset)
        if character
    ]
    blocks = [lines[start : start + _PER_BLOCK] for start in range(0, len(lines), _PER_BLOCK)]
    mapped = [line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *mapped,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )

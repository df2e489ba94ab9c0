"""Makes the five stand-in faces the render checks use, from the free Fandol fonts.

usage: prepare.py FANDOL_DIR OUT_DIR

The faces GB/T 9704 documents name (方正小标宋, 仿宋_GB2312 …) are not free. Fandol covers GB2312 with the same
one-em advance, but cannot be used through plain aliases:

- FandolSong-Bold and FandolHei-Bold claim weight 400 in the family of their Regular, so 宋体 may come out bold;
- FandolSong-Regular has a positive hhea descent;
- Latin letters and signs have widths of their own, where every one of the faces stood in for is half an em wide;
- all map the radicals U+2E80–2FDF to the glyphs of ordinary characters, and a PDF writer that goes back from
  glyph to character then names 一 as U+2F00.

Each copy gets a family name of its own (so a PDF says which face was asked for), the vertical metrics of the
Windows faces, half-width Latin, and no radicals.
"""

import sys
from pathlib import Path

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

FACES = [
    ("FandolFang-Regular.otf", "Check FangSong"),
    ("FandolKai-Regular.otf", "Check KaiTi"),
    ("FandolHei-Regular.otf", "Check HeiTi"),
    ("FandolSong-Regular.otf", "Check SongTi"),
    ("FandolSong-Bold.otf", "Check XiaoBiaoSong"),
]
ASCENT, DESCENT = 859, 141  # SimSun: 220/256 and 36/256


def rename(font, family):
    """Family, full and PostScript names; the PDF shows the last."""
    post = family.replace(" ", "")
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in (0, 13, 14)]
    for platform, encoding, language in ((3, 1, 0x409), (1, 0, 0)):
        for number, value in ((1, family), (2, "Regular"), (3, post), (4, family), (5, "Version 1.0"), (6, post)):
            names.setName(value, number, platform, encoding, language)
    compact = font["CFF "].cff
    compact.fontNames[0] = post
    top = compact.topDictIndex[0]
    top.FullName, top.FamilyName, top.Weight = family, family, "Regular"
    for part in getattr(top, "FDArray", []):
        part.FontName = post


def remeasure(font):
    """Vertical metrics of the faces stood in for, weight 400, not bold."""
    head, os2 = font["hhea"], font["OS/2"]
    head.ascent, head.descent, head.lineGap = ASCENT, -DESCENT, 0
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ASCENT, -DESCENT, 0
    os2.usWinAscent, os2.usWinDescent = ASCENT, DESCENT
    os2.usWeightClass = 400
    os2.fsSelection = (os2.fsSelection & ~0b110_0001) | 0b100_0000
    font["head"].macStyle = 0


def halve_latin(font):
    """Every ASCII glyph half an em wide: what is wider is drawn narrower, what is narrower stands in the middle."""
    half = font["head"].unitsPerEm // 2
    top = font["CFF "].cff.topDictIndex[0]
    glyphs, widths, codes = font.getGlyphSet(), font["hmtx"].metrics, font.getBestCmap()
    for name in sorted({codes[code] for code in range(0x20, 0x7F) if code in codes}):
        advance, _ = widths[name]
        if advance == half:
            continue
        scale = min(1, half / advance)
        shift = (half - advance * scale) / 2
        old = top.CharStrings[name]
        pen = T2CharStringPen(half, glyphs)
        glyphs[name].draw(TransformPen(pen, (scale, 0, 0, 1, shift, 0)))
        top.CharStrings[name] = pen.getCharString(private=old.private, globalSubrs=old.globalSubrs)
        bounds = BoundsPen(None)
        top.CharStrings[name].draw(bounds)
        widths[name] = (half, round(bounds.bounds[0]) if bounds.bounds else 0)


def drop_radicals(font):
    """Leaves each glyph with its ordinary character only."""
    for table in font["cmap"].tables:
        if table.isUnicode() and hasattr(table, "cmap"):
            for code in [code for code in table.cmap if 0x2E80 <= code <= 0x2FDF]:
                del table.cmap[code]


def main(source, target):
    Path(target).mkdir(parents=True, exist_ok=True)
    for file, family in FACES:
        font = TTFont(Path(source) / file, recalcTimestamp=False, recalcBBoxes=False)
        rename(font, family)
        remeasure(font)
        halve_latin(font)
        drop_radicals(font)
        font.save(Path(target) / (family.replace(" ", "") + ".otf"))


if __name__ == "__main__":
    main(*sys.argv[1:])

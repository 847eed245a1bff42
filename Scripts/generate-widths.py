#!/usr/bin/env python3
"""Writes Sources/Terminal/Text/ScalarClass+Table.swift: how each Unicode scalar may stand on a terminal.

usage: pip install unicodedata2==17.0.1 wcwidth==0.7.0 && Scripts/generate-widths.py

The general category and the East Asian width come from unicodedata2 (both of Unicode 17), the pictographs and those of
them that U+FE0F widens from wcwidth's tables. Hidden is whatever has no ink of its own and is no mark: controls, format
characters, default ignorables, private use, noncharacters, unassigned. The table is a list of break points: a scalar and,
after the underscore, the class that holds from there on (the raw value of ScalarClass).
"""
import pathlib
import unicodedata2 as unicode
from wcwidth.table_grapheme import EXTENDED_PICTOGRAPHIC
from wcwidth.table_vs16 import VS16_NARROW_TO_WIDE

HIDDEN, NARROW, WIDE, MARK, NARROW_EMOJI, WIDE_EMOJI, REGIONAL, MODIFIER = range(8)

# Default_Ignorable_Code_Point without those that are unassigned or of category Cf, which are hidden anyway.
IGNORABLE = [(0x034F, 0x034F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x3164, 0x3164),
             (0xFE00, 0xFE0F), (0xFFA0, 0xFFA0), (0xE0000, 0xE0FFF)]
# Hangul vowels and trailing consonants: they stand in the cell of the leading consonant.
JAMO = [(0x1161, 0x11FF), (0xD7B0, 0xD7C6), (0xD7CB, 0xD7FB)]
# Format characters with ink: the Arabic, Syriac and Kaithi number and end-of-verse signs.
PREPENDED = [(0x0600, 0x0605), (0x06DD, 0x06DD), (0x070F, 0x070F), (0x0890, 0x0891), (0x08E2, 0x08E2),
             (0x110BD, 0x110BD), (0x110CD, 0x110CD)]


def within(scalar, ranges):
    return any(low <= scalar <= high for low, high in ranges)


def members(ranges):
    return {scalar for low, high in ranges for scalar in range(low, high + 1)}


PICTOGRAPHS = members(EXTENDED_PICTOGRAPHIC)
WIDENED = members(next(iter(VS16_NARROW_TO_WIDE.values()))) & PICTOGRAPHS


def klass(scalar):
    character = chr(scalar)
    category = unicode.category(character)
    wide = unicode.east_asian_width(character) in "WF"
    if within(scalar, PREPENDED):
        return NARROW
    if category in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") or within(scalar, IGNORABLE):
        return HIDDEN
    if category in ("Mn", "Me") or within(scalar, JAMO):
        return MARK
    if 0x1F1E6 <= scalar <= 0x1F1FF:
        return REGIONAL
    if 0x1F3FB <= scalar <= 0x1F3FF:
        return MODIFIER
    if scalar in PICTOGRAPHS and wide:
        return WIDE_EMOJI
    if scalar in WIDENED:
        return NARROW_EMOJI
    return WIDE if wide else NARROW


points, last = [], None
for scalar in range(0x110000):
    now = klass(scalar)
    if now != last:
        points.append(f"0x{scalar:04X}_{now}")
        last = now

lines, line = [], "   "
for point in points:
    if len(line) + len(point) + 2 > 118:
        lines.append(line)
        line = "   "
    line += f" {point},"
lines.append(line)

target = pathlib.Path(__file__).resolve().parent.parent / "Sources/Terminal/Text/ScalarClass+Table.swift"
target.write_text(f"""// Made by Scripts/generate-widths.py from Unicode {unicode.unidata_version}; not to be edited by hand.

extension ScalarClass {{
  /// Break points in rising order, each a scalar times sixteen plus the class that holds from it on.
  static let breakPoints: [UInt32] = [
""" + "\n".join(lines) + "\n  ]\n}\n")
print(f"{len(points)} break points")

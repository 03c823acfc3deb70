"""The quick way through plain rows and texts, which are nearly all of a large workbook.

A row in the form that the usual programs write is understood by one expression, and replaced by an
empty row of the same number; a run of plain texts by one mark. The XML reader then sees that they
stand where they may, and reads all that is not plain by itself. Nothing is left out of the count.
"""

import re

END_OF_ROW = re.compile(rb"</(?:\w+:)?row>")
END_OF_TEXT = re.compile(rb"</(?:\w+:)?si>")
_TEXT = (
    rb"[^<&\x00-\x08\x0b\x0c\x0e-\x1f]*+"
    rb"(?:&(?:amp|lt|gt|quot|apos|#x?[0-9A-Fa-f]{1,5});[^<&\x00-\x08\x0b\x0c\x0e-\x1f]*+)*+"
)
_T = rb'<(?P=p)t(?: xml:space="preserve")?+>' + _TEXT + rb"</(?P=p)t>"
_FORMULA = rb"<(?P=p)f(?: [a-z]+=\"[\w:]*\")*+(?:/>|>" + _TEXT + rb"</(?P=p)f>)"
_CELL = (
    rb'<(?P=p)c r="[A-Z]{1,3}(?P=row)"'
    # A formula is plain when it gave a text.
    rb'(?:(?: s="[0-9]{1,6}")?+ t="str">' + _FORMULA + rb"<(?P=p)v>(?!<)" + _TEXT + rb"</(?P=p)v>"
    rb"</(?P=p)c>"
    rb'|(?: s="[0-9]{1,6}"| t="(?:s|n|b|str|inlineStr)")*+'
    rb"(?:/>|>(?:<(?P=p)v>" + _TEXT + rb"</(?P=p)v>|<(?P=p)is>" + _T + rb"</(?P=p)is>)</(?P=p)c>))"
)
PLAIN_ROW = re.compile(
    rb'<(?P<p>(?:\w+:)?+)row r="(?P<row>[1-9][0-9]{0,6})"(?: [\w:]+="[\w.: -]*")*+>'
    rb"(?P<cells>(?:" + _CELL + rb")*+)</(?P=p)row>",
    re.ASCII,
)
PLAIN_TEXTS = re.compile(
    rb"<(?P<p>(?:\w+:)?+)si>" + _T + rb"</(?P=p)si>"
    rb"(?:<(?P=p)si>" + _T + rb"</(?P=p)si>)*+",
    re.ASCII,
)
ONE_TEXT = re.compile(rb"t(?: xml:space=\"preserve\")?>([^<]*)</")
CELLS = re.compile(rb'c r="([A-Z]+)[0-9]+"[^>/]*(/?)>')
SHARED = re.compile(rb't="s"[^>]*><(?:\w+:)?v>([^<]*)<')
FORMULAS = re.compile(rb"<(?:\w+:)?f[ >/]")

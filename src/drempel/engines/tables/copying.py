"""The frame of the clean copy: the few parts that a workbook of one sheet cannot do without."""

import zipfile

STRINGS, STYLES, SHEET = "xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet{}.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_ROOT = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>"
)
_LINKS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{{}}.xml"/>'
    f'<Relationship Id="r2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    f'<Relationship Id="r3" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    "</Relationships>"
)
_BOOK = (
    f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><workbookPr date1904="{{}}"/>'
    '<sheets><sheet name="sheet" sheetId="1" r:id="r1"/></sheets></workbook>'
)


def write_frame(target: zipfile.ZipFile, number: int, *, since_1904: bool) -> None:
    """Write the parts around sheet ``number``, none of them from the uploaded file."""
    target.writestr("[Content_Types].xml", _TYPES)
    target.writestr("_rels/.rels", _ROOT)
    target.writestr("xl/_rels/workbook.xml.rels", _LINKS.format(number))
    target.writestr("xl/workbook.xml", _BOOK.format(int(since_1904)))

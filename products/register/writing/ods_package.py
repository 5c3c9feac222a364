"""The parts around the sheets of an OpenDocument spreadsheet, named as LibreOffice names them, which takes no others."""

import io
import zipfile
from html import escape  # that of xml.sax loads half the internet

KIND = "application/vnd.oasis.opendocument.spreadsheet"
URN = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = (
    " ".join(
        f'xmlns:{name}="{URN}{path}:1.0"'
        for name, path in {
            "office": "office",
            "table": "table",
            "text": "text",
            "style": "style",
            "config": "config",
            "manifest": "manifest",
        }.items()
    )
    + f' xmlns:fo="{URN}xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    + ' xmlns:ooo="http://openoffice.org/2004/office"'
)
START = '<?xml version="1.0" encoding="UTF-8"?>\n'


def ods_package(sheets, validations, filters, styles):
    """The bytes of a file with these sheets: name, content and further attributes of each."""
    tables = "".join(
        f'<table:table table:name="{escape(name)}"{more}>{content}</table:table>' for name, content, more in sheets
    )
    body = f"<office:body><office:spreadsheet>{validations}{tables}{filters}</office:spreadsheet></office:body>"
    parts = {
        "mimetype": KIND,
        "content.xml": f'{START}<office:document-content {SPACES} xmlns:of="{URN}of:1.2" office:version="1.2">{styles}{body}'
        "</office:document-content>",
        "styles.xml": f'{START}<office:document-styles {SPACES} office:version="1.2"/>',
        "settings.xml": _frozen([name for name, *_ in sheets]),
        "META-INF/manifest.xml": _manifest(),
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, content in parts.items():
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(zipfile.ZipInfo(name), content, how)
    return written.getvalue()


def _manifest():
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in {
            "/": KIND,
            "content.xml": "text/xml",
            "styles.xml": "text/xml",
            "settings.xml": "text/xml",
        }.items()
    )
    space = f'xmlns:manifest="{URN}manifest:1.0" manifest:version="1.2"'
    return f"{START}<manifest:manifest {space}>{listed}</manifest:manifest>"


def _frozen(names):
    """The first row stays in sight on each sheet; LibreOffice reads a view only with its ViewId, in a set of `ooo`."""
    items = "".join(
        f'<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'
        for name, kind, value in (
            ("HorizontalSplitMode", "short", 0),
            ("VerticalSplitMode", "short", 2),
            ("VerticalSplitPosition", "int", 1),
            ("PositionBottom", "int", 1),
            ("ActiveSplitRange", "short", 2),
        )
    )
    entries = "".join(
        f'<config:config-item-map-entry config:name="{escape(name)}">{items}</config:config-item-map-entry>'
        for name in names
    )
    return (
        f'{START}<office:document-settings {SPACES} office:version="1.2"><office:settings>'
        '<config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views">'
        '<config:config-item-map-entry><config:config-item config:name="ViewId" config:type="string">view1'
        '</config:config-item><config:config-item-map-named config:name="Tables">'
        f"{entries}</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>"
        "</config:config-item-set></office:settings></office:document-settings>"
    )

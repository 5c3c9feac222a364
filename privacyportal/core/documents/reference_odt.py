"""The house style as an example for LibreOffice."""

from .house_style import FIXED_FONT, FONT, FOOTER, LANGUAGE, PAGE, STYLES

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = {
    "office": f"{OASIS}:office:1.0",
    "style": f"{OASIS}:style:1.0",
    "text": f"{OASIS}:text:1.0",
    "fo": f"{OASIS}:xsl-fo-compatible:1.0",
    "svg": f"{OASIS}:svg-compatible:1.0",
    "meta": f"{OASIS}:meta:1.0",
    "manifest": f"{OASIS}:manifest:1.0",
}
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
TYPE = "application/vnd.oasis.opendocument.text"


def parts():
    """Each part of the package by its name; the type comes first."""
    body = "<office:body><office:text/></office:body>"
    files = {name: _root(name[:-4], inside) for name, inside in {"content.xml": body, "styles.xml": _styles()}.items()}
    files["meta.xml"] = _root("meta", "<office:meta/>")
    return {"mimetype": TYPE} | files | {"META-INF/manifest.xml": _manifest(files)}


def _root(name, inside):
    spaces = " ".join(f'xmlns:{short}="{space}"' for short, space in SPACES.items() if short != "manifest")
    return f'{HEAD}<office:document-{name} {spaces} office:version="1.3">{inside}</office:document-{name}>'


def _manifest(files):
    kinds = {"/": TYPE} | dict.fromkeys(files, "text/xml")
    rows = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
        for name, kind in kinds.items()
    )
    space = f'xmlns:manifest="{SPACES["manifest"]}"'
    return f'{HEAD}<manifest:manifest {space} manifest:version="1.3">{rows}</manifest:manifest>'


def _styles():
    written = "".join(_style(style) for style in STYLES)
    return (
        f"<office:font-face-decls>{_face(FONT)}{_face(FIXED_FONT)}</office:font-face-decls>"
        f"<office:styles>{_defaults()}{written}{SIGNS}{_outline()}</office:styles>"
        f"<office:automatic-styles>{_page()}</office:automatic-styles>"
        f"<office:master-styles>{_footer()}</office:master-styles>"
    )


def _face(name):
    return f'<style:font-face style:name="{name}" svg:font-family="\'{name}\'"/>'


def _defaults():
    language, country = LANGUAGE
    signs = f'style:font-name="{FONT}" fo:language="{language}" fo:country="{country}"'
    return f'<style:default-style style:family="paragraph"><style:text-properties {signs}/></style:default-style>'


def _name(words):
    return words.replace(" ", "_20_")


def _style(style):
    family = "text" if style.is_text else "paragraph"
    parent = next((known.odt_name for known in STYLES if known.name == style.based_on), "")
    based = f' style:parent-style-name="{_name(parent)}"' if parent and not style.is_text else ""
    level = f' style:default-outline-level="{style.level}"' if style.level else ""
    paragraph = "" if style.is_text else f"<style:paragraph-properties {_paragraph(style)}/>"
    shown = f' style:display-name="{style.odt_name}"' if " " in style.odt_name else ""
    return (
        f'<style:style style:name="{_name(style.odt_name)}"{shown} style:family="{family}"{based}{level}>'
        f"{paragraph}<style:text-properties {_signs(style)}/></style:style>"
    )


def _paragraph(style):
    said = {}
    if style.space:
        said |= {"fo:margin-top": f"{style.space[0]}pt", "fo:margin-bottom": f"{style.space[1]}pt"}
    if style.indent:
        said["fo:margin-left"] = f"{style.indent}pt"
    if style.background:
        said |= {"fo:background-color": style.background, "fo:padding": "0.15cm"}
    if style.keeps_with_next:
        said["fo:keep-with-next"] = "always"
    if style.keeps_together:
        said["fo:keep-together"] = "always"
    return _attributes(said)


def _signs(style):
    said = {"style:font-name": FIXED_FONT} if style.is_fixed else {}
    for is_so, name, value in (
        (style.size, "fo:font-size", f"{style.size}pt"),
        (style.is_bold, "fo:font-weight", "bold"),
        (style.is_italic, "fo:font-style", "italic"),
        (style.colour, "fo:color", style.colour),
        (style.is_underlined, "style:text-underline-style", "solid"),
        (style.is_text and style.background, "fo:background-color", style.background),
    ):
        said |= {name: value} if is_so else {}
    return _attributes(said)


def _attributes(said):
    return " ".join(f'{name}="{value}"' for name, value in said.items())


def _outline():
    levels = "".join(f'<text:outline-level-style text:level="{level}" style:num-format=""/>' for level in range(1, 11))
    return f'<text:outline-style style:name="Outline">{levels}</text:outline-style>'


def _page():
    sides = _attributes({f"fo:margin-{side}": f"{PAGE['margin']}mm" for side in ("top", "right", "bottom", "left")})
    size = f'fo:page-width="{PAGE["width"]}mm" fo:page-height="{PAGE["height"]}mm"'
    foot = '<style:header-footer-properties fo:min-height="10mm" fo:margin-top="6mm"/>'
    inside = f"<style:page-layout-properties {size} {sides}/><style:footer-style>{foot}</style:footer-style>"
    stop = f'<style:tab-stop style:position="{PAGE["width"] - 2 * PAGE["margin"]}mm" style:type="right"/>'
    line = f"<style:paragraph-properties><style:tab-stops>{stop}</style:tab-stops></style:paragraph-properties>"
    return (
        f'<style:page-layout style:name="Page">{inside}</style:page-layout>'
        f'<style:style style:name="Foot" style:family="paragraph" style:parent-style-name="Footer">{line}</style:style>'
    )


def _footer():
    name, pages = FOOTER
    shown = pages.format(
        '<text:page-number text:select-page="current">1</text:page-number>', "<text:page-count>1</text:page-count>"
    )
    line = f'<text:p text:style-name="Foot">{name}<text:tab/>{shown}</text:p>'
    return (
        '<style:master-page style:name="Standard" style:page-layout-name="Page">'
        f"<style:footer>{line}</style:footer></style:master-page>"
    )


SIGNS = (
    '<style:style style:name="Numbering_20_Symbols" style:family="text"/>'
    '<style:style style:name="Bullet_20_Symbols" style:family="text"/>'
    '<style:style style:name="Footnote_20_anchor" style:family="text">'
    '<style:text-properties style:text-position="super 58%"/></style:style>'
    '<text:notes-configuration text:note-class="footnote" text:citation-style-name="Footnote_20_anchor"'
    ' text:citation-body-style-name="Footnote_20_anchor" style:num-format="1"/>'
)

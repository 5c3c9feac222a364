"""Parts of a document that each begin on a new page."""

WORD_HEADING = '<w:pStyle w:val="Heading1" />'
OPEN_HEADING, OPEN_ON_PAGE = 'text:style-name="Heading_20_1"', 'text:style-name="PartOnPage"'
STYLE = (
    '<style:style style:name="PartOnPage" style:family="paragraph" style:parent-style-name="Heading_20_1">'
    '<style:paragraph-properties fo:break-before="page" /></style:style>'
)


def on_new_pages(xml, form):
    """The text of a .docx or .odt with each heading 1 but the first on a new page."""
    if form == "docx":
        return _after_the_first(xml, WORD_HEADING, f"{WORD_HEADING}<w:pageBreakBefore />")
    xml = _after_the_first(xml, OPEN_HEADING, OPEN_ON_PAGE)
    return xml.replace("</office:automatic-styles>", f"{STYLE}</office:automatic-styles>")


def _after_the_first(xml, old, new):
    before, first, after = xml.partition(old)
    return before + first + after.replace(old, new)

"""The parts of a PDF that we know. Of the document and its pages, others stay behind; deeper, these never come along."""

CATALOG = set(
    """/Type /Version /Extensions /Pages /PageLabels /Names /Dests /ViewerPreferences /PageLayout /PageMode /Outlines
    /AcroForm /StructTreeRoot /MarkInfo /Lang /OutputIntents /OCProperties""".split()
)
PAGE = set(
    """/Type /Parent /Resources /MediaBox /CropBox /BleedBox /TrimBox /ArtBox /BoxColorInfo /Contents /Rotate /Group
    /Annots /StructParents /Tabs /UserUnit /Dur /Trans /VP""".split()
)
NEVER = set(
    """/Metadata /PieceInfo /LastModified /Collection /SpiderInfo /Perms /DSS /Thumb /AA /OpenAction /JS /JavaScript
    /EmbeddedFiles /EF /AF /XFA /Requirements /OPI /Alternates /URLS /IDS /Templates /Threads /Legal""".split()
)
ACTIONS = set(
    """/JavaScript /Launch /SubmitForm /ImportData /GoToE /GoToR /Rendition /Movie /Sound /RichMediaExecute
    /GoTo3DView""".split()
)
# What lies on a page and is seen there; notes, pop-ups, files, sound and film are not on this list.
ANNOTATIONS = set(
    """/Link /Widget /FreeText /Highlight /Underline /StrikeOut /Squiggly /Line /Square /Circle /Polygon /PolyLine
    /Ink /Stamp /Watermark""".split()
)
OF_NOTES = set("/T /Contents /RC /Subj /CreationDate /M /NM /IRT /RT /Popup /ExData /DS".split())
WITH_WORDS = {"/Contents", "/RC", "/DS", "/NM"}
SIGNATURES = {"/Sig", "/DocTimeStamp"}  # they name a person, and do not survive any change

"""The parts of Word, Excel and PowerPoint files that we know, by how they are referred to. Others stay behind."""

READ = frozenset(  # what a reader sees
    """officeDocument header footer footnotes endnotes worksheet chartsheet sharedStrings drawing slide
    chart chartEx chartUserShapes diagramData""".split()
)
NEEDED = frozenset(  # how it looks, and what is seen elsewhere or by few: checked, not indexed
    """styles settings fontTable theme themeOverride numbering table externalLink
    slideLayout slideMaster notesSlide notesMaster handoutMaster presProps viewProps tableStyles
    diagramLayout diagramQuickStyle diagramColors diagramDrawing chartStyle chartColorStyle""".split()
)
IMAGE, PROPERTIES = "image", "core-properties"
FOLLOWED_BY_HAND = frozenset(["hyperlink"])
STAYS_WITHOUT_TARGET = frozenset(  # taken out they would break the file, so they lead nowhere
    ["hyperlink", "externalLinkPath", "xlPathMissing", "xlStartup", "xlLibrary", "xlAlternateStartup"]
)
PROGRAMS = frozenset("vbaProject wordVbaData control activeXControlBinary xlMacrosheet xlIntlMacrosheet".split())
FILES_INSIDE = frozenset("oleObject aFChunk subDocument".split())  # `package` too, but for the data of a chart

"""What leaves the XML of an Office file: who worked on it, notes to each other, and what only a program reads."""

import re
from collections.abc import Collection

from .markup import Attributes, local

RELATIONSHIPS = ("/officeDocument/2006/relationships", "/officeDocument/relationships")
NOTES = "commentRangeStart commentRangeEnd commentReference annotationRef legacyDrawing legacyDrawingHF"
FOR_PROGRAMS = """docVars docVar mailMerge rsids attachedTemplate dataBinding placeholder customXmlPr smartTagPr
    saveThroughXslt xmlColumnPr scenarios customSheetViews customWorkbookViews smartTags webPublishItems webPublishing
    customProperties fileSharing fileRecoveryPr absPath sheetDataSet ddeLink oleLink sheetNames custDataLst
    embeddedFontLst embedRegular embedBold embedItalic embedBoldItalic embedTrueTypeFonts control controls
    permStart permEnd userInfo presenceInfo svgBlip imgLayer modifyVerifier writeProtection"""
DROPPED = frozenset(f"{NOTES} {FOR_PROGRAMS}".split())
# These may not stand in a file without content.
CONTAINERS = frozenset(
    """pivotCaches pivotTables externalReferences tableParts oleObjects controls slicerCaches slicerList timelineRefs
    ext extLst custDataLst legacyDrawings""".split()
)
KEEPS_ITS_PLACE = frozenset("pageSetup hyperlink hlinkClick hlinkHover hlinkMouseOver".split())
ANONYMOUS = {"author": "Auteur", "initials": "A"}
GONE = frozenset(
    """userId userName date dateUtc paraId textId refreshedBy lastEdited queryTableFieldId tableType connectionId relid
    codeName cm vm filename password gfxdata""".split()
)
NAMES = frozenset("name descr title alt".split())
PATH = re.compile(r"(?:[a-z]:|file:|\\|/(?:users|home)/)", re.IGNORECASE)
RUNS = re.compile(r"ppaction://(?:macro|program|ole|media|file)", re.IGNORECASE)


class PartRules:
    """The change that one part undergoes; `kept` are the ids of what it may still refer to."""

    def __init__(self, kept: Collection[str]):
        self.kept, self.prefixes = kept, set()

    def __call__(self, element: str, attributes: Attributes) -> Attributes | None:
        self._learn_prefixes(attributes)
        if element in DROPPED:
            return None
        lost = [name for name, value in attributes.items() if self._is_reference(name) and value not in self.kept]
        if lost and element not in KEEPS_ITS_PLACE:
            return None
        return {
            name: self._value(local(name), value)
            for name, value in attributes.items()
            if name not in lost and not self._goes(local(name))
        }

    def _learn_prefixes(self, attributes: Attributes) -> None:
        for name, value in attributes.items():
            if name.startswith("xmlns:") and value.endswith(RELATIONSHIPS):
                self.prefixes.add(name[6:])

    def _is_reference(self, name: str) -> bool:
        return name.partition(":")[0] in self.prefixes and ":" in name

    @staticmethod
    def _goes(name: str) -> bool:
        return name in GONE or name.startswith("rsid")

    @staticmethod
    def _value(name: str, value: str) -> str:
        if name in NAMES and PATH.match(value):
            return ""
        if name == "action" and RUNS.match(value):
            return ""
        return ANONYMOUS.get(name, value)

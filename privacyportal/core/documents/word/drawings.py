"""What hangs in the text of a Word file: pictures stay, the words of text boxes go below, the rest is counted."""

from .lost import Lost
from .markup import OFFICE, R, W, local, words_of

CHARTS = ("/chart", "/chartex", "/diagram")


class Drawings:
    """The part of Shaping that knows them. `boxes` waits for the end of the paragraph, `outside` are ids of pictures."""

    outside = frozenset()

    def _drawing(self, drawing):
        boxes = self._lift_boxes(drawing)
        kinds = [part.get("uri", "") for part in drawing.iter() if local(part) == "graphicData"]
        pictures = [part for part in drawing.iter() if local(part) in ("blip", "imagedata")]
        if any(kind.endswith(CHARTS) for kind in kinds):
            self.lost[Lost.CHARTS] += 1
        elif pictures and all(self._is_outside(picture) for picture in pictures):
            self.lost[Lost.OUTSIDE] += 1
        elif pictures:
            return [drawing]
        else:
            self.lost[Lost.SHAPES] += not boxes and not _is_line(drawing)
        return []

    _pict = _drawing

    def _is_outside(self, picture):
        return (picture.get(f"{R}embed") or picture.get(f"{R}id")) in self.outside | {None}

    def _lift_boxes(self, drawing):
        """The paragraphs of a text box go below the paragraph that it hangs on. Returns how many boxes there were."""
        holders = [(part, child) for part in drawing.iter() for child in part if local(child) in ("txbx", "textbox")]
        for part, holder in holders:
            part.remove(holder)
            for box in holder:
                self._walk(box)
                says = words_of(box).strip() or box.find(f".//{W}drawing") is not None
                self.lost[Lost.BOXES] += bool(says)
                self.boxes += list(box) if says else []
        return len(holders)

    def _object(self, element):
        self.lost[Lost.OBJECTS] += 1
        return []

    _altChunk = _subDoc = _object


def _is_line(drawing):
    """Word's own line across the page."""
    return any(part.get(f"{OFFICE}hr") for part in drawing.iter())

"""Layers of a PDF: what lies in a layer that is off, no reader sees."""

from pypdf.generic import ContentStream, DecodedStreamObject, DictionaryObject, IndirectObject, StreamObject

from .pdf_opening import dictionary, resolved, word


class Layers:
    def __init__(self, root: DictionaryObject):
        properties = dictionary(root, "/OCProperties")
        default = dictionary(properties, "/D")
        all_layers, on, off = _places(properties, "/OCGs"), _places(default, "/ON"), _places(default, "/OFF")
        self.exist = bool(all_layers)
        self.off = (all_layers - on if word(default, "/BaseState") == "/OFF" else set()) | off

    def is_off(self, layer) -> bool:
        """Whether a layer, or a group of layers, is off when the document opens."""
        if not self.exist or layer is None:
            return False
        if isinstance(layer, IndirectObject) and _place(layer) in self.off:
            return True
        group = resolved(layer)
        if not isinstance(group, DictionaryObject) or "/OCGs" not in group:
            return False
        inside = group.raw_get("/OCGs")
        inside = (
            [inside]
            if isinstance(inside, IndirectObject) and not isinstance(resolved(inside), list)
            else resolved(inside)
        )
        return bool(inside) and not self._shows(word(group, "/P"), [self.is_off(layer) for layer in inside])

    @staticmethod
    def _shows(policy: str, are_off: list[bool]) -> bool:
        shows = {"/AllOn": not any(are_off), "/AnyOff": any(are_off), "/AllOff": all(are_off)}
        return shows.get(policy, not all(are_off))

    def visible(self, stream: ContentStream, resources: DictionaryObject) -> list | None:
        """The operations that show; None when all do."""
        if not self.exist:
            return None
        layers, drawings = dictionary(resources, "/Properties"), dictionary(resources, "/XObject")
        shown, marks = [], []  # for each marked piece that we are in: whether it is hidden
        for operands, operator in stream.operations:
            if operator in (b"BDC", b"BMC"):
                name = operands[1] if len(operands) > 1 and operands[0] == "/OC" else None
                marks.append(isinstance(name, str) and name in layers and self.is_off(layers.raw_get(name)))
            elif operator == b"EMC" and marks:
                marks.pop()
            elif not any(marks) and not (operator == b"Do" and self._is_hidden_drawing(operands, drawings)):
                shown.append((operands, operator))
        return shown

    def hide_in_drawings(self, page, resources: DictionaryObject, seen: set[int]) -> None:
        """Leave out of the drawings what does not show; only for reading."""
        drawings = dictionary(resources, "/XObject")
        for name in drawings if self.exist else ():
            form = resolved(drawings.raw_get(name))
            if id(form) in seen or not isinstance(form, StreamObject) or word(form, "/Subtype") != "/Form":
                continue
            inside = dictionary(form, "/Resources") or resources
            drawings[name] = self._shown_of(page, form, inside)
            seen |= {id(form), id(drawings[name])}
            self.hide_in_drawings(page, inside, seen)

    def _shown_of(self, page, form: StreamObject, resources: DictionaryObject) -> StreamObject:
        drawing, shown = ContentStream(form, page.pdf, "bytes"), DecodedStreamObject()
        drawing.operations = self.visible(drawing, resources)
        shown.update({key: form.raw_get(key) for key in form if key not in ("/Filter", "/DecodeParms", "/Length")})
        shown.set_data(drawing.get_data())
        return shown

    def _is_hidden_drawing(self, operands, drawings: DictionaryObject) -> bool:
        drawing = resolved(drawings.raw_get(operands[0])) if operands and operands[0] in drawings else None
        return isinstance(drawing, DictionaryObject) and "/OC" in drawing and self.is_off(drawing.raw_get("/OC"))


def _places(thing: DictionaryObject, key: str) -> set[tuple[int, int]]:
    listed = resolved(thing.get(key))
    return {_place(item) for item in listed if isinstance(item, IndirectObject)} if isinstance(listed, list) else set()


def _place(reference: IndirectObject) -> tuple[int, int]:
    return reference.idnum, reference.generation

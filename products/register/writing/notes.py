"""What the empty register says at a heading, in every form."""

ROWS = 1_000  # ready to be filled in
ONE_OF_THESE = ("status",)  # only these, without words of her own


def note_text(column):
    """What the note at a heading says."""
    need = {"advised": "Advies", "law_if": "Verplicht als het speelt"}.get(column.need, "Verplicht")
    ground = f" ({column.ground})" if column.ground else ""
    return "\n".join(
        filter(None, [f"{need}{ground}.", column.explanation, column.rule, f"Voorbeeld: {column.example}"])
    )


def letters_of(place):
    """The name of a column of a spreadsheet, from 1: A to Z, then AA."""
    rest, last = divmod(place - 1, 26)
    return (letters_of(rest) if rest else "") + chr(ord("A") + last)

"""Her own file: what a person filled in, in a file that she keeps herself and opens again later."""

import json
from dataclasses import dataclass, field, replace
from itertools import chain

from .forms import FillInForm, data_of
from .words import Words

LARGEST, MOST_VALUES = 1024**2, 8_000  # bytes; values and rows, more than the form of a model may send
NOT_OURS = "Dit is geen bestand dat u hier hebt bewaard. Kies het bestand met de naam ‘invulling-….json’."
OTHER_MODEL = "Dit bestand hoort bij een ander model: {}. Open het daar."
TOO_LARGE = "Dit bestand is te groot. Wij openen bestanden tot 1 MB."
TOO_LONG = "Uw tekst is samen langer dan 1 MB. Zo'n bestand kunt u hier niet weer openen. Kort eerst iets in."
NOTHING = "Kies eerst een bestand."


class NotOpened(ValueError):
    """The file cannot be opened; the text is the sentence that says why."""


@dataclass(frozen=True)
class Opened:
    """`words` fit the model of today, `apart` has pairs of a name and a text that do not; `version` is that of the file."""

    words: Words
    version: int
    apart: list = field(default_factory=list)


def written(model, words):
    """The bytes of the file of a LiveModel with these Words."""
    return json.dumps(content_of(model, words), ensure_ascii=False, indent=1).encode()


def content_of(model, words):
    """What stands in that file, as plain data."""
    return {
        "model": model.slug,
        "version": model.edition,
        "fields": words.fields,
        "rows": words.rows,
        "reasons": words.reasons,
    }


def opened(model, file):
    """An uploaded file as Opened. Raises NotOpened."""
    if not file:
        raise NotOpened(NOTHING)
    if file.size > LARGEST:
        raise NotOpened(TOO_LARGE)
    content = _content(file.read())
    if content["model"] != model.slug:
        raise NotOpened(OTHER_MODEL.format(content["model"][:80]))
    found = fitted(model.definition, words_of(content), content["version"])
    return replace(found, apart=[*found.apart, *_unknown(content)])


def fitted(definition, words, version):
    """Words of this or an older version of a model, and apart what this version has no place for."""
    form = FillInForm(definition, data_of(definition, words))
    fits = form.words
    return Opened(fits, version, list(_apart(words, fits)))


def told(words):
    """Pairs of a name and a text: all of these Words, for when there is no form for them."""
    return list(_apart(words, Words()))


def _content(data):
    try:
        content = json.loads(data.decode("utf-8-sig"))
        json.dumps(content, ensure_ascii=False).encode()  # half a pair of signs cannot be shown, and no form sends one
    except (ValueError, RecursionError) as error:
        raise NotOpened(NOT_OURS) from error
    if not _has_our_form(content):
        raise NotOpened(NOT_OURS)
    return content


def _has_our_form(content):
    return (
        isinstance(content, dict)
        and isinstance(content.get("model"), str)
        and type(content.get("version")) is int
        and 0 <= content["version"] < 10**6
        and _are_values(content.get("fields"))
        and isinstance(content.get("rows"), dict)
        and all(isinstance(rows, list) and all(map(_are_values, rows)) for rows in content["rows"].values())
        and _are_values(content.get("reasons", {}))
        and _values_in(content) <= MOST_VALUES
    )


def _values_in(content):
    rows = chain(*content["rows"].values())
    return sum(map(len, (content, content["fields"], content.get("reasons", {})))) + sum(1 + len(row) for row in rows)


def _are_values(values):
    return isinstance(values, dict) and all(
        isinstance(value, str) or (isinstance(value, list) and all(isinstance(one, str) for one in value))
        for value in values.values()
    )


def words_of(content):
    """The Words that `content_of` wrote."""
    reasons = {id: _because_and_who(said) for id, said in content.get("reasons", {}).items()}
    rows = {group: [_values(row) for row in rows] for group, rows in content["rows"].items()}
    return Words(_values(content["fields"]), rows, reasons)


def _values(values):
    return {name: tuple(value) if _is_list(value) else value for name, value in values.items() if value}


def _because_and_who(said):
    because, decided_by, *more = [*(said if _is_list(said) else [said]), "", ""]
    return " ".join(filter(None, (because, *more))), decided_by


def _is_list(value):
    return isinstance(value, list)


def _apart(words, fits):
    """What was in the file and is not in the form: names, choices and reasons that are gone, rows that are too many."""
    yield from _lost(words.fields, fits.fields)
    for group, rows in words.rows.items():
        kept = fits.rows.get(group, [])
        for number, row in enumerate(filter(None, rows)):
            about = f"{group}, rij {number + 1}: "
            yield from ((about + name, text) for name, text in _lost(row, kept[number] if number < len(kept) else {}))

    for id, said in words.reasons.items():
        has = fits.reasons.get(id, ("", ""))
        if lost := [part for part, kept in zip(said, has, strict=True) if part and not kept]:
            yield id, ", ".join(lost)


def _lost(values, kept):
    for name, value in values.items():
        if name not in kept:
            yield name, ", ".join(value) if isinstance(value, tuple) else value
        elif isinstance(value, tuple) and isinstance(kept[name], str) and value[:-1]:  # of one line, the last counts
            yield name, ", ".join(value[:-1])


def _unknown(content):
    """What a file has besides the parts that we write."""
    for name in content.keys() - {"model", "version", "fields", "rows", "reasons"}:
        value = content[name]
        yield name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

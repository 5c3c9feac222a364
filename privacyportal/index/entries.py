"""What an app says of one thing that can be found. The index takes text, kind and audience, and never asks who sent it."""

from dataclasses import dataclass

EVERYONE = "everyone"


@dataclass(frozen=True, kw_only=True)
class Document:
    """One thing that can be found.

    `key` is unique and stable (`product:12`, `post:7`); `audience` is EVERYONE or a word that only some readers hold
    (`forum:3`); `weight` below 1 puts a document lower in the list (a replaced product); `label` is shown beside the hit.
    `text` is plain text. Words in `title` count most, then those in `summary`, in `headings`, in `text`; headings are
    not shown and may stand in `text` as well.

    Of what `belongs_to` one thing (`topic:4`) only the best is shown. A document never stands above the successor that
    it `gives_way_to` (a key). `sections` are the (anchor, heading) pairs of `text` in their order: a hit opens at
    the heading that it stands under. A heading is a line of the text by itself; without an anchor it ends a section.
    """

    key: str
    kind: str
    title: str
    text: str
    url: str
    audience: str = EVERYONE
    weight: float = 1.0
    label: str = ""
    summary: str = ""
    headings: str = ""
    belongs_to: str = ""
    gives_way_to: str = ""
    sections: tuple = ()

"""What a person filled in: the words themselves, as she typed them."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Words:
    """`fields` has what is filled in, by field: a text, or the ids of the choices that were ticked. `rows` has by group
    its rows, each a mapping like `fields`; a row in which nothing is filled in is no row. `reasons` has by deviation why,
    and who decided it."""

    fields: dict = field(default_factory=dict)
    rows: dict = field(default_factory=dict)
    reasons: dict = field(default_factory=dict)

    def __bool__(self):
        return bool(self.fields or self.rows or self.reasons)

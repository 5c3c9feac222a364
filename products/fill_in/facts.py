"""What is known of the names of a model: what was typed, and what is computed from it."""

from dataclasses import dataclass

from .computed import DATES, FUNCTIONS, NotComputed
from .definition import Computed, Definition, Field, Group
from .kinds import moment_in_words, moment_of, number_of, shown
from .words import Words


@dataclass(frozen=True)
class Facts:
    """Of a whole model, or of one row of it: then the names of the row come first. Raises KeyError for a name that
    the model does not have."""

    definition: Definition
    words: Words
    group: Group | None = None
    row: dict | None = None
    number_of_row: int = 0

    def named(self, name):
        """The Field, Group or Computed of this name."""
        if self.group and name in self.group.names:
            return self.group.names[name]
        return self.definition.names[name]

    def typed(self, name):
        """What was typed in a field; "" when nothing was."""
        own = self.group and name in self.group.names
        return (self.row if own else self.words.fields).get(name, "")

    def ids(self, name):
        """The choices that were made, or what was typed or computed, as a tuple."""
        if isinstance(self.named(name), Computed):
            value = self.computed(name)
            return (value,) if value else ()
        value = self.typed(name)
        return value if isinstance(value, tuple) else ((value,) if value else ())

    def is_filled(self, name):
        if isinstance(self.named(name), Group):
            return bool(self.rows(name))
        return bool(self.ids(name))

    def text(self, name):
        """As a reader sees it: of a choice its words, of a date, typed or computed, the day."""
        named = self.named(name)
        if isinstance(named, Field):
            return shown(named, self.typed(name))
        value = self.computed(name)
        return moment_in_words(value) if named.function in DATES else value

    def number(self, name):
        """A whole number, or None."""
        return number_of(self.computed(name) if isinstance(self.named(name), Computed) else self.typed(name))

    def moment(self, name):
        """A local date and time, or None; `vandaag` and `nu` are names too."""
        if name in ("vandaag", "nu"):
            return moment_of(name)
        return moment_of(self.computed(name) if isinstance(self.named(name), Computed) else self.typed(name))

    def words_in(self, name):
        """Its words with a space around each, for who looks for one."""
        signs = (sign if sign.isalnum() else " " for sign in self.text(name).casefold())
        return f" {' '.join(''.join(signs).split())} "

    def rows(self, name):
        """Facts for each row of a group."""
        group, rows = self.definition.groups[name], self.words.rows.get(name, ())
        return [Facts(self.definition, self.words, group, row, number) for number, row in enumerate(rows, start=1)]

    def open_row(self, name):
        """Facts of a row in which nothing is filled in."""
        return Facts(self.definition, self.words, self.definition.groups[name], {}, 1)

    def computed(self, name):
        """What follows from the other fields, as a text; "" while it does not."""
        named = self.named(name)
        try:
            value = FUNCTIONS[named.function](*(self._source(source) for source in named.sources), named.number)
        except NotComputed:
            return ""
        return str(value)

    def _source(self, source):
        group, _, inside = source.partition(".")
        if inside:
            return [self._value(row, inside) for row in self.rows(group)]
        return self.rows(group) if group in self.definition.groups else self._value(self, source)

    @staticmethod
    def _value(facts, name):
        return facts.computed(name) if isinstance(facts.named(name), Computed) else facts.typed(name)

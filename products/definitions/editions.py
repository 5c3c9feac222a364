"""The published definitions of a room, read once in a process and kept by edition."""

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import F, Max, Value

from privacyportal.core.shared_pages.kept_answer import kept_answer
from products.two_things import START_TEXT

from .loading import comes_with
from .yaml_lines import read_yaml


@dataclass(frozen=True)
class Live:
    """What a page needs of a tool: under which edition it answers, and the definition itself.

    `namespace` is that of its addresses: a concept that is tried out has the same pages in another one.
    """

    slug: str
    edition: int
    published_at: object
    definition: object
    namespace: str

    @property
    def origin(self):
        """Who wrote a tool that came with the portal, and how, as long as no jurist looked at it; else nothing."""
        is_start_text = not self.definition.checked and comes_with(self.namespace, self.slug)
        return f"{START_TEXT}. Een jurist heeft de tekst nog niet nagekeken." if is_start_text else ""


class Published:
    """What is on the website of one room. `read(text)` makes a Definition, `live` is the `Live` of the room."""

    def __init__(self, model, read, live):
        field = model._meta.get_field("editions").field
        self._editions, self._tool, self._read, self._live = field.model.objects, field.name, read, live
        _rooms.append(self)

    def all(self):
        """Every published tool in the order of the list."""
        return [self._shown(*row) for row in _newest_by_room()[self._tool]]

    def one(self, slug):
        """The tool under this address, or None."""
        return next((self._shown(*row) for row in _newest_by_room()[self._tool] if row[1] == slug), None)

    def among(self, slugs):
        """Those of `slugs` under which there is a published tool."""
        return {slug for _, slug, *_ in _newest_by_room()[self._tool]} & slugs

    def content_of(self, live):
        """The published definition as plain data, with the names of the YAML."""
        return read_yaml(self._of(live.slug).get(number=live.edition).source).content

    def changes_since(self, slug, number):
        """What each edition after this one changed, the newest first."""
        return list(self._of(slug).filter(number__gt=number).order_by("-number").values_list("change", flat=True))

    def _of(self, slug):
        return self._editions.filter(**{f"{self._tool}__slug": slug})

    def newest(self):
        """Room, place in its list, slug, key, number and moment of the newest edition of each tool."""
        tool = self._tool
        editions = self._editions.filter(**{f"{tool}__offline_at": None}).order_by()
        newest = editions.annotate(newest=Max(f"{tool}__editions__number")).filter(number=F("newest"))
        return newest.values_list(Value(tool), f"{tool}__order", f"{tool}__slug", "pk", "number", "published_at")

    def _shown(self, pk, slug, number, published_at):
        return self._live(slug, number, published_at, _definition(self._editions, self._read, pk, published_at))


_rooms = []  # each makes its own `Published`


@kept_answer
def _newest_by_room():
    """Key, slug, number and moment of the newest edition of each tool, in the order of its list; one query for all."""
    first, *others = (room.newest() for room in _rooms)
    by_room = {room._tool: [] for room in _rooms}
    for room, _, slug, pk, number, published_at in sorted(first.union(*others)):
        by_room[room].append((pk, slug, number, published_at))
    return by_room


@lru_cache(maxsize=128)
def _definition(editions, read, pk, published_at):
    """An edition never changes, so what was read of it holds as long as the process lives.

    The moment belongs to it for a database that was put back: there a number may come to name another edition.
    """
    return read(editions.values_list("source", flat=True).get(pk=pk))

"""What the pieces of one run share: the portals, how much there is in them, and what was measured already."""

import sys
from functools import cached_property

from tests.bench import pages
from tests.bench.portals import bare_portal


def tell(words):
    print(words, file=sys.stderr, flush=True)


class Run:
    """The portals are filled, and their pages measured, when the first piece asks for them."""

    def __init__(self, portals, size, report):
        self.portals, self.size, self.report, self.not_kept = portals, size, report, []

    def write(self, part):
        self.report.write(part)
        for sentence, measured, most, is_kept in part.promises:
            tell(f"    {'kept  ' if is_kept else 'BROKEN'} {sentence}: {measured} (at most {most})")
            self.not_kept += [] if is_kept else [f"not kept: {sentence}: {measured} (at most {most})"]

    @cached_property
    def few(self):
        """Where everything is in the small portal, `few`."""
        return self._fill("few", 12, self.size.fewest_posts, self.size.fewest_members)

    @cached_property
    def many(self):
        """Where everything is in the large portal, `many`."""
        return self._fill("many", self.size.products, self.size.posts, self.size.members)

    @cached_property
    def costs_of_few(self):
        bare = bare_portal(self.portals.folder)
        with self.portals.again("few") as portal, bare:
            return self._costs(portal, self.few, bare)

    @cached_property
    def costs_of_many(self):
        with self.portals.again("many") as portal:
            return self._costs(portal, self.many)

    def _fill(self, name, products, posts, members):
        tell(f"  filling {name}: {products} products, {posts} posts, {members} members")
        return self.portals.filled(name, products, posts, members)

    def _costs(self, portal, filled, bare=None):
        beside = pages.Bare(bare) if bare else None
        costs = pages.measure(portal, filled, self.size, beside, tell)
        return costs, pages.statements(portal, filled)

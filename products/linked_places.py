"""The texts of this website beside its products in which a link may die: help pages, terms, fixed answers, aids, models.

Each room that has such texts adds a function to SOURCES when it starts; it yields a `Place` per text on the website.
Their links to our own pages are looked at after every act on such a page, and once a day; other websites are not visited.
"""

from collections import defaultdict
from datetime import timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from privacyportal.core.markdown import images_in, links_in
from privacyportal.index.models import BestBet

from .models import BrokenLink, LinkRound
from .own_pages import NO_PAGE, lost_among

AGAIN_AFTER = timedelta(days=1)


class Place(NamedTuple):
    where: str  # the row: see BrokenLink.where
    title: str
    links: list  # of (address, the text in which it stands)


def place(row, title, *texts, addresses=()):
    """The Place of a row: every link and image in its Markdown `texts`, and these `addresses` besides."""
    found = [(part.address, text) for text in texts for part in [*links_in(text), *images_in(text)]]
    return Place(
        f"{row._meta.app_label}_{row._meta.model_name}:{row.pk}", title, found + [(one, "") for one in addresses]
    )


def check_places():
    """Look at all of them when an act asks for it or a day went by. Returns how many links are dead."""
    asked = list(LinkRound.objects.filter(done_at=None).values_list("pk", flat=True))
    if not asked and LinkRound.objects.filter(done_at__gt=timezone.now() - AGAIN_AFTER).exists():
        return 0
    dead = [(place, address) for source in SOURCES for place in source() for address in _dead_in(place)]
    _keep(dead, asked)
    return len(dead)


def _dead_in(place):
    by_text = defaultdict(list)
    for address, text in place.links:
        by_text[text].append(address)
    lost = {text: lost_among(addresses, text) for text, addresses in by_text.items()}
    return dict.fromkeys(address for address, text in place.links if address in lost[text])


@transaction.atomic
def _keep(dead, asked):
    """A link that was dead already keeps the day on which that was found."""
    before = BrokenLink.objects.filter(product=None)
    since = {(link.where, link.address): link.found_at for link in before}
    before.delete()
    BrokenLink.objects.bulk_create(
        BrokenLink(
            where=place.where,
            title=place.title[:300],
            address=address,
            problem=NO_PAGE,
            found_at=since.get((place.where, address), timezone.now()),
        )
        for place, address in dead
    )
    LinkRound.objects.filter(pk__in=asked).delete()  # who asked meanwhile is still to be served
    LinkRound.objects.exclude(done_at=None).delete()
    LinkRound.objects.create(done_at=timezone.now())


def _fixed_answers():
    for bet in BestBet.objects.exclude(address=""):
        yield place(bet, f"Vast antwoord: {bet.query}", addresses=[bet.address])


SOURCES = [_fixed_answers]

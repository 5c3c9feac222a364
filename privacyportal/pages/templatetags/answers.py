"""What the portal knows about a question: the product it names, and pages that may answer it already.

A tag and not a view, because contact lies below products and never heard of them: its templates compose.
"""

import re
from itertools import islice

from django import template

from products.models import Product

from ..models import HelpPage

register = template.Library()

TOO_COMMON = (
    "aan als bij dan dat de den der deze die dit door een elke en er gaat geen gemeente gemeentelijke gemeenten "
    "graag haar hebben heeft het hier hoe hoeft hun iets iemand ik in is kan kunnen maar mag meer met mijn moet moeten "
    "mogen na naar niet nieuw nieuwe nog nu of om onder onze ook op over privacy persoonsgegevens graag gegevens "
    "regels te tot uit uw van vanuit veel voor vraag waar wanneer wat weer welke werk werken wie wij willen word "
    "worden wordt zelf zich zijn zonder zou zullen alle ander andere daar daarom dus eigen hij ons tussen"
)
COMMON = frozenset(TOO_COMMON.split())
TOO_COMMON_SHORT = {"AVG", "VNG", "IBD", "BSN"}
ENOUGH = 4  # a word in the title, or two words of which one in the summary: see _score()


@register.simple_tag
def named_product(slug):
    """The published product with this slug, or None."""
    return Product.objects.published().filter(slug=slug).first() if slug else None


@register.simple_tag
def pages_that_may_answer(text, most=3):
    """At most three products and help pages that share telling words with `text`, the best first."""
    words = {word for word in re.findall(r"[a-zà-ÿ]{4,}", text[:5000].lower()) if word not in COMMON}
    words |= set(re.findall(r"\b[A-Z]{2,5}\b", text[:5000])) - TOO_COMMON_SHORT
    stems = [word[: max(5, len(word) - 2)] for word in islice(sorted(words, key=len, reverse=True), 20)]
    starts = [re.compile(rf"\b{stem}", re.IGNORECASE) for stem in dict.fromkeys(stems)]
    pages = [*Product.objects.in_catalogue(), *HelpPage.objects.all()]
    scores = sorted(((_score(page, starts), -place) for place, page in enumerate(pages)), reverse=True)
    return [pages[-place] for score, place in scores[:most] if score >= ENOUGH]


def _score(page, starts):
    """How often the words begin a word of the page: 5 for one in the title, 2 in the summary, 1 in the text."""
    return sum(
        5 * bool(start.search(page.title))
        + 2 * bool(start.search(page.summary))
        + bool(start.search(page.body))
        for start in starts
    )

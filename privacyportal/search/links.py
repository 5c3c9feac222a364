"""Where a reader can go from the results: another kind, another page, a colleague or a desk."""

from urllib.parse import urlencode

from django.urls import reverse

from privacyportal.core.choices import address_with
from privacyportal.index.gathering import MOST_COUNTED

from .sources import GROUP_LABELS


def tabs(results, chosen, query):
    """`Alles (9)` and each kind with hits, as links; of many only that they are many: `Community (500+)`."""
    choices = [("", "Alles", results.total)]
    choices += [(name, GROUP_LABELS[name], count) for name, count in results.counts.items()]
    return [
        {
            "label": label,
            "count": f"{MOST_COUNTED}+" if count > MOST_COUNTED else count,
            "url": address_with(query, soort=name or None, pagina=None),
            "is_current": name == chosen,
        }
        for name, label, count in choices
        if count or name in ("", chosen)
    ]


def contact_links(query):
    """Who may know what the search does not: only what this portal has."""
    return {
        "contact": f"{reverse('contact:form')}?{urlencode({'question': query})}",
        "community": reverse("community:home"),
    }

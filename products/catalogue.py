"""The catalogue: what a visitor may choose in it, and what it says about those choices.

Unknown choices are ignored, and the page says so.
"""

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.functional import cached_property

from privacyportal.core.choices import address_with

from .facets import FacetCounts, shapes_of, shapes_of_catalogue
from .models import Product, Publisher, Theme
from .status import ORIGINAL_OUTDATED

FACETS = {"organisatie": "Van wie", "soort": "Soort", "onderwerp": "Onderwerp", "status": "Status"}
STATUSES = {
    "actueel": "Actueel",
    "document-verouderd": ORIGINAL_OUTDATED,
    "wordt-herzien": "Wordt herzien",
    "vervangen": "Vervangen",
}
ORDERS = {"titel": "Titel", "gecontroleerd": "Laatst gecontroleerd", "gewijzigd": "Laatst gewijzigd"}
ORDERINGS = {"gecontroleerd": ["-checked_on", "title", "pk"], "gewijzigd": ["-version_on", "title", "pk"]}


class ProductFilterForm(forms.Form):
    """The filters of `/producten/`, read from the address.

    `cleaned_data` holds only known values; `ignored` holds a sentence for each that was not.
    """

    q = forms.CharField(label="Zoek in kennisproducten", required=False, max_length=200)
    organisatie = forms.MultipleChoiceField(required=False)
    soort = forms.MultipleChoiceField(required=False, choices=Product.Kind.choices)
    onderwerp = forms.MultipleChoiceField(required=False)
    status = forms.MultipleChoiceField(required=False, choices=STATUSES.items())
    sorteer = forms.ChoiceField(label="Sorteer op", required=False, choices=ORDERS.items())

    def __init__(self, query):
        super().__init__()
        self.fields["organisatie"].choices = list(Publisher.objects.values_list("slug", "abbreviation"))
        self.fields["onderwerp"].choices = list(Theme.objects.values_list("slug", "name"))
        self.ignored = []
        self.data = MultiValueDict({name: self._known(name, query.getlist(name)) for name in self.fields})
        self.is_bound = True
        self.full_clean()

    def _known(self, name, typed):
        typed = [value.replace("\0", "").strip()[:200] for value in typed if value.strip()]
        if name == "q":
            return typed[:1]
        choices = dict(self.fields[name].choices)
        known = [value for value in dict.fromkeys(typed) if value in choices]
        if len(known) < len(set(typed)):
            self.ignored.append(
                f"Het filter '{FACETS.get(name, 'Sorteer op')}' had een keuze die wij niet kennen. "
                "Die keuze telt niet mee."
            )
        return known

    @property
    def is_filtered(self):
        return any(self.cleaned_data[name] for name in ("q", *FACETS))

    @cached_property
    def _with_words(self):
        """The products in which the words stand: a text is read once, and not for each facet again."""
        found = Product.objects.in_catalogue()
        words = self.cleaned_data["q"]
        return found.filter(pk__in=list(found.containing(words).values_list("pk", flat=True))) if words else found

    @cached_property
    def counts(self):
        shapes = shapes_of(self._with_words) if self.cleaned_data["q"] else shapes_of_catalogue()
        return FacetCounts(shapes, self.cleaned_data)

    def products(self):
        """The products that fit all choices, in the chosen order."""
        return chosen_products(self.cleaned_data, among=self._with_words)

    def facets(self):
        """Each facet with its options and how many products each would show."""
        return [
            {"name": name, "legend": legend, "options": self._options(name, self.counts.of(name))}
            for name, legend in FACETS.items()
        ]

    def _options(self, name, counts):
        chosen = self.cleaned_data[name]
        return [
            {
                "value": value,
                "label": label,
                "count": counts[value],
                "is_chosen": value in chosen,
                "id": f"id_{name}_{value}",
            }
            for value, label in self.fields[name].choices
            if counts[value] or value in chosen
        ]


def chosen_products(chosen, *, among=None):
    """The products that fit every choice in `chosen` (names as in the address), in the chosen order.

    `among` are those in which its words stand, when the caller found them already.
    """
    products = Product.objects.in_catalogue().containing(chosen["q"]) if among is None else among
    products = products.from_publisher(chosen["organisatie"]) if chosen["organisatie"] else products
    products = products.of_kind(chosen["soort"]) if chosen["soort"] else products
    products = products.about_theme(chosen["onderwerp"]) if chosen["onderwerp"] else products
    products = products.with_label(chosen["status"]) if chosen["status"] else products
    ordering = ORDERINGS.get(chosen["sorteer"])
    return products.order_by(*ordering) if ordering else products.by_title()


def catalogue_heading(form):
    """`Kennisproducten: VNG, Handreiking` or `Kennisproducten over 'datalek'`."""
    labels = [label for _, _, label in _chosen(form)]
    words = form.cleaned_data["q"]
    heading = f"Kennisproducten over '{words}'" if words else "Kennisproducten"
    return f"{heading}: {', '.join(labels)}" if labels else heading


def active_filters(form, query):
    """Each choice with the address of the same page without it."""
    filters = [{"label": label, "url": _without(query, name, value)} for name, value, label in _chosen(form)]
    if words := form.cleaned_data["q"]:
        filters.insert(0, {"label": f"'{words}'", "url": _without(query, "q", query.get("q"))})
    return filters


def _chosen(form):
    for name in FACETS:
        labels = dict(form.fields[name].choices)
        for value in form.cleaned_data[name]:
            yield name, value, labels[value]


def _without(query, name, value):
    others = [other for other in query.getlist(name) if other != value]
    return address_with(query, **{name: others or None, "pagina": None})

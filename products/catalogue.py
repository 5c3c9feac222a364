"""The catalogue: what a visitor may choose in it, and what it says about those choices.

Unknown choices are ignored, and the page says so.
"""

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.functional import cached_property

from privacyportal.core.choices import address_with

from .facets import Fitting
from .models import Product, Publisher, Theme
from .outline import Rows
from .status import ORIGINAL_OUTDATED

FACETS = {"organisatie": "Van wie", "soort": "Soort", "onderwerp": "Onderwerp", "status": "Status"}
STATUSES = {
    "actueel": "Actueel",
    "document-verouderd": ORIGINAL_OUTDATED,
    "wordt-herzien": "Wordt herzien",
    "vervangen": "Vervangen",
}
ORDERS = {"titel": "Titel", "gecontroleerd": "Laatst gecontroleerd", "gewijzigd": "Laatst gewijzigd"}


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
    def fitting(self):
        return Fitting(self.cleaned_data)

    def products(self):
        """The products that fit all choices, in the chosen order."""
        return Rows(self.fitting.keys, Product.objects.in_catalogue().for_cards())

    def facets(self):
        """Each facet with its options and how many products each would show."""
        return [
            {"name": name, "legend": legend, "options": self._options(name, self.fitting.counts_of(name))}
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

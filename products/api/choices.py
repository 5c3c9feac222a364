"""What a program may choose in the list of products. Other than on the page, an unknown choice is refused: nobody would see
the notice."""

from django import forms
from django.core.paginator import Paginator
from django.utils.text import slugify

from privacyportal.core.numbers import MOST

from ..catalogue import ORDERS, STATUSES
from ..facets import Fitting
from ..models import Product, Publisher, Theme
from ..outline import Rows

KINDS = {slugify(label): value for value, label in Product.Kind.choices}
PAGE_SIZE, LARGEST_PAGE = 50, 100


class OneOf(forms.ChoiceField):
    default_error_messages = {"invalid_choice": "Deze waarde kennen wij niet. U kunt kiezen uit: {}."}

    def validate(self, value):
        if value and not self.valid_value(value):
            names = ", ".join(str(name) for name, _ in self.choices)
            raise forms.ValidationError(self.error_messages["invalid_choice"].format(names))


class SomeOf(OneOf, forms.MultipleChoiceField):
    def to_python(self, value):
        return [one for one in super().to_python(value) if one]  # `soort=` chooses nothing

    def validate(self, value):
        for one in value:
            super().validate(one)


def slugs(model):
    return lambda: [(slug, slug) for slug in model.objects.values_list("slug", flat=True)]


class CatalogueChoices(forms.Form):
    """The parameters of `/kennisproducten`."""

    zoek = forms.CharField(required=False, max_length=200)
    organisatie = SomeOf(required=False, choices=slugs(Publisher))
    soort = SomeOf(required=False, choices=[(word, word) for word in KINDS])
    onderwerp = SomeOf(required=False, choices=slugs(Theme))
    status = SomeOf(required=False, choices=STATUSES.items())
    sorteer = OneOf(required=False, choices=ORDERS.items())
    pagina = forms.IntegerField(required=False, min_value=1, max_value=MOST)
    paginagrootte = forms.IntegerField(required=False, min_value=1, max_value=LARGEST_PAGE)

    def clean(self):
        for name in self.data.keys() - self.fields.keys():
            self.add_error(None, forms.ValidationError("Deze parameter kennen wij niet.", params={"name": name[:80]}))
        return super().clean()

    def problems(self):
        """Everything that was wrong, each with the name of its parameter."""
        unknown = [(error.params["name"], error.message) for error in self.errors.as_data().get("__all__", [])]
        known = [(name, sentence) for name, found in self.errors.items() if name != "__all__" for sentence in found]
        return [{"in": "query", "name": name, "detail": sentence} for name, sentence in [*known, *sorted(unknown)]]

    def page(self):
        """The products on this page, as a Django page; raises EmptyPage when the list ends before it."""
        chosen = {**self.cleaned_data, "q": self.cleaned_data["zoek"]}
        chosen["soort"] = [KINDS[word] for word in chosen["soort"]]
        products = Product.objects.in_catalogue().for_cards().prefetch_related("themes")
        paginator = Paginator(Rows(Fitting(chosen).keys, products), self.cleaned_data["paginagrootte"] or PAGE_SIZE)
        return paginator.page(self.cleaned_data["pagina"] or 1)

"""The documents of a model with its example values: what a reader would make of it, before anything is published."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe

from products.definitions.admin.pages import ToolPages
from products.definitions.concepts import working_text

from ..editions import LiveModel
from ..examples import example_words
from ..forms import FillInForm, data_of
from ..preview_page import PreviewPage
from ..validation import readable


class ExamplePage(ToolPages):
    @method_decorator(require_safe)
    def example(self, request, number):
        model = self.found(request, number, "view")
        definition = readable(working_text(model))
        if not definition:
            messages.warning(request, "Het voorbeeld is nog niet te tonen. Verbeter eerst de punten hieronder.")
            return redirect(model.change_url())
        live = LiveModel(model.slug, 0, timezone.now(), definition)
        page = PreviewPage(live, FillInForm(definition, data_of(definition, example_words(definition))))
        return self.shown(request, "fill_in/example.html", model, "Voorbeeld met ingevulde waarden", {"page": page})

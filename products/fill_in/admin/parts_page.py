"""The parts of a model: from here an editor goes to the words of each."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe

from products.definitions.admin.pages import ToolPages
from products.definitions.concepts import working_text

from ..validation import faults_of, readable


class PartsPage(ToolPages):
    @method_decorator(require_safe)
    def parts(self, request, number):
        model = self.found(request, number, "view")
        text = working_text(model)
        definition = readable(text)
        if not definition:
            messages.warning(request, "De onderdelen zijn nog niet te tonen. Verbeter eerst de punten hieronder.")
            return redirect(model.change_url())
        context = {"definition": definition, "faults": faults_of(text), "may_change": self.may(request, "change")}
        return self.shown(request, "fill_in/parts.html", model, "Onderdelen en documenten", context)

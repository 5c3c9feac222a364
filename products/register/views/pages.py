"""What the register is, and its structure to take away."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from privacyportal.core.documents.keeping import kept_or_made
from privacyportal.core.downloads import made_response
from privacyportal.core.shared_pages import same_for_visitors
from products.two_things import START_TEXT

from ..columns import definition
from ..explained import explanation
from ..writing import FORMS, template
from ..writing import definition as definition_file


@same_for_visitors
@login_not_required
@require_safe
def register(request):
    origin = f"{START_TEXT}. Een jurist heeft de kolommen en voorbeelden nog niet nagekeken."
    return render(request, "register/register.html", {"tables": explanation(), "origin": origin})


@same_for_visitors
@login_not_required
@require_safe
def columns_json(request):
    """The columns for other programs."""
    headers = {"Access-Control-Allow-Origin": "*"}
    return HttpResponse(definition_file(), content_type=FORMS["json"], headers=headers)


@login_not_required
@require_safe
def template_file(request, form, lid):
    """An empty register with the headings; made once as long as the columns stay the same."""
    name = "sjabloon" if lid == 1 else "sjabloon-verwerker"
    content = kept_or_made(f"register:{lid}:{form}", repr(definition()), lambda: template(form, lid))
    return made_response(content, f"register-{name}.{form}", FORMS[form])

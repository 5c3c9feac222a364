"""The page of the desk for whoever keeps the portal running."""

from django.contrib import admin
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from privacyportal.core.who_may import require_right

from . import condition

RIGHT = "accounts.change_organisation"  # of the beheerder


@require_safe
def portal_condition(request):
    require_right(request.user, RIGHT)
    context = {
        **admin.site.each_context(request),
        "title": "Toestand van het portaal",
        "findings": condition.findings(is_patient=True),
    }
    return TemplateResponse(request, "admin/condition.html", context)

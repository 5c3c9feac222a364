"""Which models there are."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from privacyportal.core.shared_pages import same_for_visitors

from ..editions import live_models


@same_for_visitors
@login_not_required
@require_safe
def model_list(request):
    return render(request, "fill_in/list.html", {"models": live_models()})

"""Which models there are."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..editions import live_models


@login_not_required
@require_safe
def model_list(request):
    return render(request, "fill_in/list.html", {"models": live_models()})

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from . import joining
from .forms import HouseRulesForm
from .returning import next_address


@require_safe
def overview(request):
    return render(request, "accounts/overview.html")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def house_rules(request):
    """Everyone may read the house rules; who is signed in accepts them here once per version."""
    form = HouseRulesForm(request.POST or None)
    if request.user.is_authenticated and form.is_valid():
        joining.accept_house_rules(user=request.user)
        return redirect(next_address(request))
    return render(
        request,
        "accounts/house_rules.html",
        {
            "form": form,
            "version": settings.HOUSE_RULES_VERSION,
            "volgende": next_address(request),
        },
    )

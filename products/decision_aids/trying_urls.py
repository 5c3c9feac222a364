"""The pages of an aid for who tries out its concept."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect
from django.urls import path

from products.definitions import trying

from . import urls
from .models import DecisionAid

app_name = "decision_aids"


@login_not_required
def to_the_live_list(request):
    return redirect("/keuzehulp/")


urlpatterns = [
    path("keuzehulp/", to_the_live_list, name="list"),
    *trying.patterns(urls, DecisionAid, without={"list", "json"}),
]

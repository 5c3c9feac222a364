"""The pages of a model for who tries out its concept."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect
from django.urls import path

from products.definitions import trying

from . import urls
from .models import FillInModel

app_name = "fill_in"


@login_not_required
def to_the_live_list(request):
    return redirect("fill_in:list")


urlpatterns = [
    path("modellen/", to_the_live_list, name="list"),
    *trying.patterns(urls, FillInModel, without={"list", "concept", "throw_away"}),
]

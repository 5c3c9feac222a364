"""The pages of an aid for who tries out its concept: the same views, and nobody keeps an answer of them."""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.core.signing import BadSignature, SignatureExpired
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path

from products.views.previews import EXPIRED, THROWN_AWAY, PreviewEnded, answers_ended

from . import urls
from .faults import DefinitionFault
from .models import DecisionAid

app_name = "decision_aids"
ONLY_LIVE = {"list", "json"}


def tries_out(view):
    """The view of a page on a concept, or the page that says why it cannot be shown."""

    @answers_ended
    @wraps(view)
    def tried(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except SignatureExpired as error:
            raise PreviewEnded(EXPIRED) from error
        except BadSignature as error:
            raise Http404 from error
        except DecisionAid.DoesNotExist as error:
            raise PreviewEnded(THROWN_AWAY) from error
        except DefinitionFault as fault:
            return render(request, "decision_aids/not_yet.html", {"faults": fault.faults}, status=409)

    return tried


@login_not_required
def to_the_live_list(request):
    return redirect("/keuzehulp/")


urlpatterns = [path("keuzehulp/", to_the_live_list, name="list")]
urlpatterns += [
    path(f"{page.pattern}", tries_out(page.callback), name=page.name)
    for page in urls.urlpatterns
    if page.name not in ONLY_LIVE
]

"""The pages of a tool for who tries out its concept: the same views, and nobody keeps an answer of them."""

from functools import wraps

from django.core.signing import BadSignature, SignatureExpired
from django.http import Http404
from django.shortcuts import render
from django.urls import path

from privacyportal.core.attempts import note_token
from products.views.previews import EXPIRED, THROWN_AWAY, PreviewEnded, answers_ended

from .faults import DefinitionFault


def patterns(urls, model, *, without):
    """The addresses of the urls module of a room for the concepts of `model`; `without` these names."""
    return [
        path(f"{page.pattern}", tries_out(page.callback, model), name=page.name)
        for page in urls.urlpatterns
        if page.name not in without
    ]


def tries_out(view, model):
    """The view of a page on a concept, or the page that says why it cannot be shown."""

    @answers_ended
    @wraps(view)
    def tried(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except SignatureExpired as error:
            raise PreviewEnded(EXPIRED) from error
        except BadSignature as error:
            note_token("preview", "in the address", error)
            raise Http404 from error
        except model.DoesNotExist as error:
            raise PreviewEnded(THROWN_AWAY) from error
        except DefinitionFault as fault:
            return render(request, "products/not_yet.html", {"faults": fault.faults}, status=409)

    return tried

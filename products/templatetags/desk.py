"""What the start page of the admin and the form of a product show."""

from datetime import timedelta

from django import template
from django.utils import timezone
from django.utils.html import json_script
from django.utils.timesince import timesince

from .. import reviewing
from ..definitions import waiting
from ..left_behind import FOR_PASTING

register = template.Library()
GROUPS = {"Inhoud": {"products", "decision_aids", "fill_in", "pages", "index"}, "Community": {"community"}}
REST = "Beheer"
EXPLAINED = {
    "lawterm": "Oude woorden en namen van wetten, met wat er nu geldt",
    "change": "Wat er per versie anders is; staat op de website bij Versies",
    "searchquerycount": "Wat bezoekers zoeken en niet vinden, zonder wie zocht",
    "bestbet": "Wat bij een zoekvraag bovenaan staat",
    "synonymgroup": "Woorden waarmee het zoeken hetzelfde vindt",
    "brokenlink": "Links die nergens heen gaan",
    "law": "De tabel waarmee artikelen een link worden",
    "glossaryterm": "De begrippenlijst; teksten linken er vanzelf naartoe",
}
LEFT_OUT = {"account", "mfa", "socialaccount"}  # of django-allauth; a person is managed under Personen


@register.simple_tag
def work_list(user):
    """What waits for this editor; see `reviewing.work_list`."""
    return reviewing.work_list(user)


@register.simple_tag
def waiting_tools(user):
    """The same of keuzehulpen and the like; see `definitions.waiting`."""
    return {"concepts": waiting.concepts_for(user), "plans": waiting.plans_for(user), "recent": waiting.done_by(user)}


@register.simple_tag
def handed_over(user):
    """Who waits for whom, over products and tools, the longest first."""
    products, tools = reviewing.handed_over(user), waiting.handed_over(user)
    return {
        name: sorted([*rows, *tools[name]], key=lambda one: one.returned_at or one.asked_at)
        for name, rows in products.items()
    }


@register.filter
def ago(moment):
    """`10 minuten geleden`; nothing for nothing."""
    if moment and timezone.now() - moment < timedelta(minutes=1):
        return "zojuist"
    return f"{timesince(moment, timezone.now(), depth=1)} geleden" if moment else ""


@register.simple_tag
def sentences_for_pasting():
    """What static/js/paste.js says, as data beside it."""
    return json_script(FOR_PASTING, "left-behind")


@register.filter
def explanation(model):
    """What a list of the admin holds, where its name does not say so."""
    return EXPLAINED.get(model["object_name"].lower(), "")


@register.filter
def grouped(app_list):
    """The models of the admin under Inhoud, Community and Beheer instead of under the names of our apps."""
    groups = {name: [] for name in [*GROUPS, REST]}
    for app in (app for app in app_list if app["app_label"] not in LEFT_OUT):
        name = next((name for name, labels in GROUPS.items() if app["app_label"] in labels), REST)
        groups[name].extend(app["models"])
    return [(name, sorted(models, key=lambda model: model["name"])) for name, models in groups.items() if models]

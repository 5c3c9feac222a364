"""What the pages of a model show besides what was filled in."""

from django import template
from django.urls import reverse

from products.decision_aids.editions import live as live_aid
from products.definitions.showing import desk_door, introduced_beside_a_model, products_of, written_beside_a_model

from ..editions import live, live_models
from ..kinds import in_a_sentence
from ..models import FillInModel, KeptWords
from ..own_file import told, words_of

register = template.Library()
register.filter("introduced", introduced_beside_a_model)
register.filter("written", written_beside_a_model)
register.simple_tag(products_of)


@register.simple_tag
def desk_door_of(model, user):
    """Where this person may change the model at the desk; empty when she may not."""
    return desk_door(FillInModel, model.slug, user)


@register.filter
def in_sentence(title):
    """The title in the middle of a sentence: "Model verwerkersovereenkomst" is "verwerkersovereenkomst"."""
    return in_a_sentence(title.removeprefix("Model "))


@register.simple_tag
def aid_before(model):
    """The title and address of the aid that decides whether the model is needed; nothing when it is not there, or when
    the introduction leads to it already."""
    address = f"/keuzehulp/{model.definition.aid}/"
    aid = live_aid(model.definition.aid) if address not in model.definition.introduction else None
    return {"title": aid.definition.title, "url": address} if aid else None


@register.simple_tag
def address_of_model(slug):
    """The address of a published model; nothing when it is not there (any more)."""
    model = live(slug)
    return reverse("fill_in:model", args=[model.slug]) if model else ""


@register.simple_tag
def models_about(product):
    """The published models that belong with a product."""
    return [model for model in live_models() if product.slug in model.definition.products]


@register.simple_tag
def kept_by(user):
    """The concepts of a member with the names of their models, the newest first."""
    kept = list(KeptWords.objects.filter(user=user).select_related("model").defer("content"))
    titles = {model.slug: model.definition.title for model in live_models()} if kept else {}
    return [(one, titles.get(one.model.slug, "Model dat niet meer op de website staat")) for one in kept]


@register.filter
def typed_in(kept):
    """Pairs of a name and a text: everything that stands in a concept."""
    return told(words_of(kept.content))

"""One page per act: what it does, what it asks, and a button that says what happens."""

from typing import NamedTuple

from django.contrib import admin, messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.urls.converters import StringConverter
from django.views.decorators.http import require_safe

from privacyportal.core.refusals import Refused
from privacyportal.core.who_may import require_right

from ..concepts import working_copy
from ..models import Product
from ..preview_links import preview_url
from ..publish_check import find_faults
from ..where_used import uses_of
from . import act_forms as forms

Status = Product.Status
MAY_WRITE = "products.change_product"
SHOW_FAULTS = ("publiceren", "vragen")
SAY_WHERE_USED = ("verwijderen", "offline", "intrekken", "vervangen", "adres")


FIRST_TIME = "Het concept komt op de website. Iedereen kan het dan lezen."


class ActPage(NamedTuple):
    slug: str
    title: str
    explanation: str
    button: str
    form: type
    permission: str = "products.publish_product"


PAGES = {
    page.slug: page
    for page in [
        ActPage(
            "publiceren",
            "Publiceer",
            "Het concept komt in de plaats van wat nu op de website staat.",
            "Publiceer",
            forms.PublishForm,
        ),
        ActPage(
            "vragen",
            "Vraag om publicatie",
            "Een eindredacteur krijgt een e-mail en ziet het concept bij 'Wacht op u'. U kunt intussen verder schrijven.",
            "Vraag om publicatie",
            forms.AskForm,
            MAY_WRITE,
        ),
        ActPage(
            "vraag-weg",
            "Trek de vraag om publicatie in",
            "Het concept blijft bewaard. Niemand wordt meer gevraagd om het te publiceren.",
            "Trek de vraag in",
            forms.TakeBackForm,
            MAY_WRITE,
        ),
        ActPage(
            "teruggeven",
            "Geef terug aan de redacteur",
            "De redacteur krijgt een e-mail met uw antwoord en schrijft verder. De website verandert niet.",
            "Geef terug",
            forms.GiveBackForm,
        ),
        ActPage(
            "planning-weg",
            "Maak de planning ongedaan",
            "Wat ingepland is, gebeurt niet.",
            "Maak de planning ongedaan",
            forms.UnplanForm,
        ),
        ActPage(
            "nog-actueel",
            "Teken als gecontroleerd",
            "U hebt de hele tekst gelezen en die klopt. De pagina zegt dan op welke dag en in welke rol u tekende, en van "
            "welke versie. Een begintekst heet daarna geen begintekst meer. Verandert de tekst later, dan staat dat erbij.",
            "Teken als gecontroleerd",
            forms.CheckForm,
        ),
        ActPage(
            "vervangen",
            "Vervang door een ander product",
            "De pagina blijft staan, met een waarschuwing en een link naar de opvolger.",
            "Vervang",
            forms.ReplaceForm,
        ),
        ActPage(
            "intrekken",
            "Trek in",
            "De pagina blijft staan, met een waarschuwing en uw reden.",
            "Trek in",
            forms.WithdrawForm,
        ),
        ActPage(
            "offline",
            "Haal van de website",
            "De pagina verdwijnt. Wie het adres opent, leest uw reden en het alternatief.",
            "Haal van de website",
            forms.OfflineForm,
        ),
        ActPage(
            "uitleg",
            "Wijzig de uitleg bij de status",
            "De status blijft. U verandert alleen wat de lezer in de waarschuwing leest, en de controledatum.",
            "Bewaar de uitleg",
            forms.ExplainForm,
        ),
        ActPage("terugzetten", "Zet terug op de website", "Het product geldt weer.", "Zet terug", forms.ReinstateForm),
        ActPage(
            "adres",
            "Wijzig het adres",
            "Links naar het oude adres blijven werken.",
            "Wijzig het adres",
            forms.RenameForm,
        ),
        ActPage(
            "concept-weg",
            "Gooi het concept weg",
            "De website verandert niet. In de geschiedenis kunt u het concept nog lezen en terugzetten.",
            "Gooi het concept weg",
            forms.DiscardForm,
            MAY_WRITE,
        ),
        ActPage(
            "verwijderen",
            "Verwijder het concept",
            "Dit kunt u niet ongedaan maken.",
            "Ja, verwijder het concept",
            forms.DeleteForm,
            "products.delete_product",
        ),
    ]
}


class ActConverter(StringConverter):
    """In an address: the slug of one of these pages."""

    regex = "|".join(PAGES)


def possible_acts(product, working, user):
    """The pages of the acts that make sense now for `product`, whose newest row is `working`, and that `user` may do."""
    has_concept, is_concept = working != product, product.status == Status.CONCEPT
    is_shown = not is_concept and not product.offline_at
    can_be_published = is_concept or (has_concept and (product.status == Status.PUBLISHED or bool(product.offline_at)))
    handover = getattr(product, "handover", None)
    is_asked = bool(handover and not handover.returned_at)
    is_current = is_shown and product.status == Status.PUBLISHED
    possible = {
        "publiceren": can_be_published,
        "vragen": can_be_published and not is_asked,
        "vraag-weg": is_asked,
        "teruggeven": is_asked,
        "planning-weg": bool(product.plans.all()),
        "nog-actueel": is_current,
        "vervangen": is_shown and product.status in (Status.PUBLISHED, Status.REPLACED),
        "uitleg": is_shown and not is_current,
        "intrekken": is_shown and product.status != Status.WITHDRAWN,
        "offline": is_shown,
        "terugzetten": not is_concept and not is_current,
        "adres": True,
        "concept-weg": has_concept,
        "verwijderen": is_concept,
    }
    return [page for page in PAGES.values() if possible[page.slug] and user.has_perm(page.permission)]


def act(request, number, act):
    product = get_object_or_404(Product.objects.without_newer_concepts(), pk=number)
    page = PAGES[act]
    require_right(request.user, page.permission)
    form = page.form(request.POST or None, product=product)
    faults = None
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, form.act(by=request.user))
            return redirect(_after(page, product))
        except Refused as refused:
            faults = getattr(refused, "faults", [])
            form.add_error(None, str(refused))
    if faults is None:
        faults = find_faults(working_copy(product), is_major=False) if act in SHOW_FAULTS else []
    return render(request, "admin/products/product/act.html", _about(request, page, form, faults))


def _about(request, page, form, faults):
    product = form.product
    return {
        **admin.site.each_context(request),
        "title": f"{page.title}: {product.title}",
        "page": page,
        "explanation": FIRST_TIME if _is_new(page, product) else page.explanation,
        "product": product,
        "form": form,
        "faults": faults,
        "uses": uses_of(product, request.user) if page.slug in SAY_WHERE_USED else None,
        "back_url": reverse("admin:products_product_change", args=[product.pk]),
        "opts": Product._meta,
    }


def preview(request, number):
    require_right(request.user, "products.view_product")
    return redirect(preview_url(get_object_or_404(Product, pk=number)))


@require_safe
def where_used(request, number):
    require_right(request.user, "products.view_product")
    product = get_object_or_404(Product.objects.without_newer_concepts(), pk=number)
    about = {
        **admin.site.each_context(request),
        "title": f"Waar gebruikt: {product.title}",
        "product": product,
        "uses": uses_of(product, request.user),
        "back_url": reverse("admin:products_product_change", args=[product.pk]),
    }
    return render(request, "admin/products/product/where_used.html", about)


def _is_new(page, product):
    return page.slug == "publiceren" and product.status == Status.CONCEPT


def _after(page, product):
    if page.form is not forms.DeleteForm:
        return reverse("admin:products_product_change", args=[product.pk])
    return reverse("admin:products_product_changelist")

"""The form in which a product is written; what is on the website stays as it is."""

from copy import copy
from functools import cache

from django.contrib import admin, messages
from django.db import models, transaction
from django.shortcuts import redirect
from django.urls import path, register_converter, reverse

from privacyportal.core.inline_forms import BoundedRows
from privacyportal.core.saved_by_acts import SavedByActs

from .. import publishing
from ..chosen_files import keep, let_go, put_back
from ..concepts import working_copy
from ..importing import report_of
from ..models import Product, ProductFile
from ..old_words import old_words
from ..other_words import other_words
from ..preview_links import preview_url
from ..readability import read_over
from ..versions import newest_number
from . import act_pages, history, reports, word_pages
from .file_form import FileForm, to_do
from .forms import ProductForm, date_input
from .product_list import ProductList

register_converter(act_pages.ActConverter, "act")
OWN_PAGES = [
    ("verouderingslijst.csv", reports.ageing_list, "product_ageing"),
    ("uit-word/", word_pages.begin, "product_from_word"),
    ("<number:number>/uit-word/", word_pages.report, "product_word_report"),
    ("<number:number>/geschiedenis/", history.history, "product_history"),
    ("<number:number>/vergelijk/", history.compare_two, "product_compare"),
    ("<number:number>/geschiedenis/<number:version>/terugzetten/", history.put_back, "product_restore"),
    ("<number:number>/voorbeeld/", act_pages.preview, "product_preview"),
    ("<number:number>/gebruikt/", act_pages.where_used, "product_where_used"),
    ("<number:number>/<act:act>/", act_pages.act, "product_act"),
]
ORIGINAL = ["original_title", "original_publisher", "original_version", "original_on", "original_url"]
ORIGINAL += ["original_licence", "written_under", "outdated_note"]


class FileInline(BoundedRows, admin.StackedInline):
    model = ProductFile
    form = FileForm
    extra = 3
    fields = ["title", "description", "upload", "if_lost", "confirms", "language", "accessible"]
    fields += ["accessibility_note", "order"]
    verbose_name_plural = "bestanden"
    template = "admin/products/product/files.html"

    def get_queryset(self, request):
        return super().get_queryset(request).filter(is_old=False)


@admin.register(Product)
class ProductAdmin(SavedByActs, ProductList):
    form = ProductForm
    inlines = [FileInline]
    change_form_template = "admin/products/product/change_form.html"
    formfield_overrides = {models.DateField: {"widget": date_input()}}
    fieldsets = [
        ("Wat is het", {"fields": ["title", "title_language", "kind", "publisher", "summary"]}),
        ("Inhoud", {"fields": ["audience", "when_to_use", "body", "picture"]}),
        ("Het oorspronkelijke document", {"fields": [*ORIGINAL]}),
        ("Samenhang", {"fields": ["themes", "related"]}),
        (
            "Deze tekst: versie en controle",
            {"fields": ["explained_on", "version", "version_on", "licence", "owner", "check_before_on", "why"]},
        ),
    ]

    def get_urls(self):
        ours = [path(address, self.admin_site.admin_view(view), name=name) for address, view, name in OWN_PAGES]
        return [*ours, *super().get_urls()]

    def history_view(self, request, object_id, extra_context=None):
        return redirect("admin:product_history", number=object_id)

    def get_queryset(self, request):
        products = super().get_queryset(request)
        return products if request.method == "GET" else products.prefetch_related(None)

    def get_object(self, request, object_id, from_field=None):
        """Editors always work on the newest concept; the address keeps the number of the product itself."""
        if opened := getattr(request, "opened", None):
            return copy(opened)  # the form writes in it, and what is said of the saved text must not change
        product = super().get_object(request, object_id, from_field)
        return product and working_copy(product)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if hasattr(field.widget, "can_add_related"):  # plain controls, without the icons that open another window
            field.widget = field.widget.widget
        return field

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        product = object_id and super().get_object(request, object_id)
        if not product or request.method != "POST":
            return self._shown(super().changeform_view, request, product, object_id, form_url, extra_context)
        with transaction.atomic():  # nobody saves between the look at what others wrote and our own writing
            view, product = super()._changeform_view, publishing.locked(product)  # without a transaction of its own
            return self._shown(view, request, product, object_id, form_url, extra_context)

    def _shown(self, view, request, product, object_id, form_url, context):
        context = {**(context or {}), "product": product or None}
        if product:
            context |= self._about(request, product)
        put_back(request)
        answer = view(request, object_id, form_url, context)
        if shown := request.method == "POST" and getattr(answer, "context_data", None):
            for form in _forms_in(shown):
                keep(form, request.user)
        elif answer.status_code == 302:
            let_go(request)
        return answer

    def _about(self, request, product):
        """What the page says of the saved product; a save that succeeds shows no page, and then nothing of it is asked."""
        working = request.opened = working_copy(product)
        return {
            "seen": cache(lambda: newest_number(product)),
            "working": working,
            "reading": cache(lambda: read_over(working)),
            "old_words": cache(lambda: old_words(working)),
            "other_words": cache(lambda: other_words(working)),
            "plans": product.plans.all(),
            "handover": cache(lambda: getattr(product, "handover", None)),
            "acts": cache(lambda: act_pages.possible_acts(product, working, request.user)),
            "began_with_word": cache(lambda: report_of(product) is not None),
            "preview_link": cache(lambda: request.build_absolute_uri(preview_url(product))),
            "history_url": reverse("admin:product_history", args=[product.pk]),
        }

    def save_model(self, request, obj, form, change):
        pass  # with its files, below: only then is known whether anything changed

    def save_related(self, request, form, formsets, change):
        form.keep_picture()
        has_other_files = any(formset.has_changed() for formset in formsets)
        why = form.cleaned_data.get("why", "") or ("Bestanden gewijzigd." if has_other_files else "")
        working = publishing.save_concept(product=form.instance, by=request.user, values=form.content(), why=why)
        for formset in formsets:
            move_to(formset, working)
            self.save_formset(request, form, formset, change=change)
            for file in [file for file in formset.forms if file.has_changed() and file not in formset.deleted_forms]:
                file.keep_on_record(by=request.user)
                self._ask_to_confirm(request, file.instance)

    def _ask_to_confirm(self, request, file):
        for sentence in to_do(file):
            self.message_user(request, sentence, messages.WARNING)

    def number_of(self, obj):
        return obj.concept_of_id or obj.pk

    def after_saving(self, obj):
        number = self.number_of(obj)
        return {
            "_publish": reverse("admin:product_act", args=[number, "publiceren"]),
            "_preview": reverse("admin:product_preview", args=[number]),
            "_ask": reverse("admin:product_act", args=[number, "vragen"]),
        }


def _forms_in(shown):
    """The form of a product that came back, and those of its files."""
    yield shown["adminform"].form
    for inline in shown["inline_admin_formsets"]:
        yield from inline.formset.forms


def move_to(formset, working):
    """What was typed at the files of the live product is meant for their copies in its new concept."""
    if formset.instance == working:
        return
    formset.instance = working
    if not formset.initial_forms:
        return
    copies = {file.copy_of_id: file.pk for file in working.files.all()}
    for file in [form.instance for form in formset.initial_forms]:
        file.product, file.copy_of_id, file.pk = working, file.pk, copies[file.pk]

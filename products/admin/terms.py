"""Publishers, themes, was-wordt, changes: the smaller tables."""

from django.contrib import admin, messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.html import format_html

from privacyportal.core.who_may import require_right

from .. import themes
from ..models import Change, LawTerm, Publisher, Theme
from ..searchable import index_products
from .forms import MergeForm


class UsedSomewhere(admin.ModelAdmin):
    """What products share: a change of it changes what they are found by; before it is deleted, the page says which
    products use it; never in bulk."""

    delete_confirmation_template = "admin/products/delete_confirmation.html"

    def get_actions(self, request):
        return {}

    def save_model(self, request, shared, form, change):
        super().save_model(request, shared, form, change)
        if change:
            index_products(shared.products.all())

    def delete_view(self, request, object_id, extra_context=None):
        shared = get_object_or_404(self.model, pk=object_id)
        used_by = shared.products.filter(concept_of=None)
        return super().delete_view(request, object_id, {**(extra_context or {}), "used_by": used_by})


@admin.register(Publisher)
class PublisherAdmin(UsedSomewhere):
    list_display = ["abbreviation", "name", "order"]

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"slug": ["abbreviation"]}


@admin.register(Theme)
class ThemeAdmin(UsedSomewhere):
    list_display = ["name", "order", "merge_link"]
    column_rights = {"merge_link": "products.change_theme"}
    change_form_template = "admin/products/theme/change_form.html"

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"slug": ["name"]}

    def get_urls(self):
        merge = path("<number:number>/samenvoegen/", self.admin_site.admin_view(merge_theme), name="theme_merge")
        return [merge, *super().get_urls()]

    @admin.display(description="samenvoegen")
    def merge_link(self, theme):
        return format_html(
            '<a href="{}">Voeg samen<span class="visually-hidden">: {}</span></a>',
            reverse("admin:theme_merge", args=[theme.pk]),
            theme,
        )


def merge_theme(request, number):
    theme = get_object_or_404(Theme, pk=number)
    require_right(request.user, "products.change_theme")
    form = MergeForm(request.POST or None, theme=theme)
    if request.method == "POST" and form.is_valid():
        into = themes.merge(theme=theme, into=form.cleaned_data["into"])
        messages.success(request, f"{theme.name} is samengevoegd met {into.name}.")
        return redirect("admin:products_theme_changelist")
    return render(
        request,
        "admin/products/theme/merge.html",
        {
            **admin.site.each_context(request),
            "title": f"Voeg {theme.name} samen met een ander onderwerp",
            "form": form,
            "used_by": theme.products.filter(concept_of=None),
            "back_url": reverse("admin:products_theme_changelist"),
        },
    )


@admin.register(LawTerm)
class LawTermAdmin(UsedSomewhere):
    list_display = ["term", "replaced_by", "kind", "since_on"]
    list_filter = ["kind"]
    search_fields = ["term", "replaced_by"]


@admin.register(Change)
class ChangeAdmin(admin.ModelAdmin):
    """A wrong note can be corrected; that something changed cannot be hidden by deleting it."""

    list_display = ["summary", "product", "act", "version", "changed_at", "author", "is_major"]
    list_filter = ["act", "is_major"]
    search_fields = ["summary", "product__title"]
    list_select_related = ["product", "author"]
    fields = ["product", "act", "author", "changed_at", "version", "summary", "is_major"]
    readonly_fields = ["product", "act", "author", "changed_at"]

    def get_readonly_fields(self, request, change=None):
        """What an editor decided about a file is a record, and stays as it was written."""
        return self.fields if change and change.act == Change.Act.FILE_JUDGED else self.readonly_fields

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

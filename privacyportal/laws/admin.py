"""Where editors keep the table of laws, and see which texts cite each."""

from django.contrib import admin
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.html import format_html

from privacyportal.core.references import known
from privacyportal.core.who_may import require_right

from .cited_by import articles_of
from .models import Law


@admin.register(Law)
class LawAdmin(admin.ModelAdmin):
    list_display = ["short", "name", "kind", "state", "cited", "problem"]
    list_filter = ["kind", "state", "is_linked_by_name"]
    search_fields = ["short", "name", "other_names", "note"]
    list_per_page = 100
    readonly_fields = ["checked_at", "problem"]
    change_form_template = "admin/laws/law/change_form.html"
    fieldsets = [
        ("Hoe heet het", {"fields": ["short", "name", "other_names", "kind"]}),
        ("Geldt het", {"fields": ["state", "note"]}),
        ("Waar staat het", {"fields": ["address", "article_address", "numbering", "book", "is_in_english"]}),
        ("Wat wordt een link", {"fields": ["is_standard", "is_linked_by_name"]}),
        ("Waar komt dit vandaan", {"fields": ["identifier", "certainty", "source", "checked_at", "problem"]}),
    ]

    def get_urls(self):
        cited = path("<number:number>/genoemd/", self.admin_site.admin_view(citing_texts), name="law_cited")
        return [cited, *super().get_urls()]

    def save_model(self, request, law, form, change):
        super().save_model(request, law, form, change)
        known.forget()

    @admin.display(description="genoemd in")
    def cited(self, law):
        return format_html(
            '<a href="{}">Bekijk<span class="visually-hidden"> waar {} genoemd is</span></a>',
            reverse("admin:law_cited", args=[law.pk]),
            law,
        )


def citing_texts(request, number):
    """Per article of one law the texts that cite it."""
    law = get_object_or_404(Law, pk=number)
    require_right(request.user, "laws.view_law")
    articles = articles_of(law)
    return render(
        request,
        "admin/laws/law/cited.html",
        {
            **admin.site.each_context(request),
            "title": f"{law}: genoemd in",
            "law": law,
            "articles": articles,
            "count": len({text.edit_url for article in articles for text in article.texts}),
            "back_url": reverse("admin:laws_law_change", args=[law.pk]),
        },
    )

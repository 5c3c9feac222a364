"""Where editors keep the products current."""

from django.contrib import admin
from markdownx.admin import MarkdownxModelAdmin

from .models import Change, FormerSlug, LawTerm, Product, Publisher, Theme


class ChangeInline(admin.TabularInline):
    model = Change
    extra = 0
    fields = ["version", "changed_at", "summary", "is_major"]


@admin.register(Product)
class ProductAdmin(MarkdownxModelAdmin):
    list_display = ["title", "publisher", "kind", "status", "version", "check_before_on", "changed_at"]
    list_filter = ["status", "publisher", "kind", "themes", "owner"]
    search_fields = ["title", "summary", "body"]
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = ["superseded_by", "owner"]
    filter_horizontal = ["written_under", "related", "themes"]
    inlines = [ChangeInline]

    def save_model(self, request, product, form, change):
        super().save_model(request, product, form, change)
        if change and "slug" in form.changed_data:
            FormerSlug.objects.filter(slug=product.slug).delete()
            FormerSlug.objects.get_or_create(slug=form.initial["slug"], defaults={"product": product})


@admin.register(Publisher)
class PublisherAdmin(admin.ModelAdmin):
    list_display = ["abbreviation", "name", "order"]
    prepopulated_fields = {"slug": ["abbreviation"]}


@admin.register(Theme)
class ThemeAdmin(admin.ModelAdmin):
    list_display = ["name", "order"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(LawTerm)
class LawTermAdmin(admin.ModelAdmin):
    list_display = ["term", "replaced_by", "kind", "since_on"]
    list_filter = ["kind"]
    search_fields = ["term", "replaced_by"]

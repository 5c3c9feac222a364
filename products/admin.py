"""Where editors keep the products current."""

from django.contrib import admin
from markdownx.admin import MarkdownxModelAdmin

from .models import Change, FormerSlug, LawTerm, Product, Publisher, Theme
from .searchable import index_product, index_products


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

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        index_product(form.instance)


class SharedByProducts(admin.ModelAdmin):
    """What products share: a change of it changes what they are found by."""

    def save_model(self, request, shared, form, change):
        super().save_model(request, shared, form, change)
        if change:
            index_products(shared.products.all())


@admin.register(Publisher)
class PublisherAdmin(SharedByProducts):
    list_display = ["abbreviation", "name", "order"]
    prepopulated_fields = {"slug": ["abbreviation"]}


@admin.register(Theme)
class ThemeAdmin(SharedByProducts):
    list_display = ["name", "order"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(LawTerm)
class LawTermAdmin(SharedByProducts):
    list_display = ["term", "replaced_by", "kind", "since_on"]
    list_filter = ["kind"]
    search_fields = ["term", "replaced_by"]

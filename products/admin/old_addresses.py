"""Which addresses products once had, and where each leads: to be looked up, never changed."""

from django.contrib import admin
from django.utils.html import format_html

from ..models import FormerSlug, Product


@admin.register(FormerSlug)
class FormerSlugAdmin(admin.ModelAdmin):
    list_display = ["address", "leads_to"]
    list_display_links = None
    list_select_related = ["product"]
    search_fields = ["slug", "product__title"]
    search_help_text = "Zoek in oude adressen en titels"

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description="oud adres", ordering="slug")
    def address(self, former):
        return Product(slug=former.slug).get_absolute_url()

    @admin.display(description="leidt naar", ordering="product__title")
    def leads_to(self, former):
        return format_html('<a href="{}">{}</a>', former.product.get_absolute_url(), former.product.title)

"""The report of broken links, and one address replaced everywhere."""

from django import forms
from django.contrib import admin, messages
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.html import format_html

from privacyportal.core.refusals import Refused
from privacyportal.core.typed import Line
from privacyportal.core.who_may import require_right

from ..broken_links import last_look
from ..models import BrokenLink
from ..replacing_links import replace_address, uses_of_address


@admin.register(BrokenLink)
class BrokenLinkAdmin(admin.ModelAdmin):
    list_display = ["address", "edit", "problem", "found_at", "replace"]
    column_rights = {"replace": "products.publish_product"}
    list_display_links = None
    list_select_related = ["product"]
    search_fields = ["address", "product__title", "title"]

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {**(extra_context or {}), "look": last_look()})

    def get_urls(self):
        replace = path("vervang/", self.admin_site.admin_view(replace_everywhere), name="replace_address")
        return [replace, *super().get_urls()]

    @admin.display(description="waar", ordering="product__title")
    def edit(self, link):
        return format_html('<a href="{}">{}</a>', link.change_url, link.place)

    @admin.display(description="herstel")
    def replace(self, link):
        if not link.product_id:
            return "Wijzig de link op die plaats"
        return format_html(
            '<a href="{}?oud={}">Vervang overal<span class="visually-hidden">: {}</span></a>',
            reverse("admin:replace_address"),
            link.address,
            link.address,
        )

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class AddressForm(forms.Form):
    old = Line(label="Oud adres", max_length=2000, help_text="Precies zoals het in de tekst staat.")
    new = Line(label="Nieuw adres", max_length=500, help_text="Bijvoorbeeld: https://www.vng.nl/privacy")


def replace_everywhere(request):
    """First the places are shown; only the button under that list changes them."""
    require_right(request.user, "products.publish_product")
    form = AddressForm(request.POST or None, initial={"old": request.GET.get("oud", "")})
    uses = None
    if request.method == "POST" and form.is_valid():
        uses = uses_of_address(form.cleaned_data["old"])
        if "confirm" in request.POST:
            try:
                changed = replace_address(**form.cleaned_data, by=request.user)
                messages.success(request, f"Het adres is vervangen in {len(changed)} producten.")
                return redirect("admin:products_brokenlink_changelist")
            except Refused as refused:
                form.add_error(None, str(refused))
    return render(
        request,
        "admin/products/brokenlink/replace.html",
        {
            **admin.site.each_context(request),
            "title": "Vervang een adres in alle producten",
            "form": form,
            "uses": uses,
            "back_url": reverse("admin:products_brokenlink_changelist"),
        },
    )

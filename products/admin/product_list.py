"""The list of products: what stands where, what must be checked, and the list of that for a spreadsheet."""

from datetime import timedelta

from django.contrib import admin, messages
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import capfirst

from privacyportal.core.refusals import Refused
from privacyportal.core.templatetags.portal import dutch_date

from .. import publishing
from ..models import Product
from ..status import ORIGINAL_OUTDATED
from ..two_things import check_note
from . import filters


class ProductList(admin.ModelAdmin):
    list_display = ["title", "sort", "state", "version", "signature", "changed", "on_website"]
    list_filter = [
        "status",
        "publisher",
        "kind",
        "themes",
        filters.CheckFilter,
        filters.OwnerFilter,
        filters.FileFilter,
    ]
    list_select_related = ["publisher", "concept", "handover"]
    list_per_page = 50
    search_fields = ["title", "summary", "body"]
    search_help_text = "Zoek in titel, samenvatting en tekst"
    actions = ["mark_as_checked"]

    def get_changeform_initial_data(self, request):
        """Who begins a product answers for it, until somebody else is chosen."""
        return {"owner": request.user.pk, **super().get_changeform_initial_data(request)}

    def get_queryset(self, request):
        return super().get_queryset(request).without_newer_concepts().prefetch_related("plans")

    @admin.display(description="soort", ordering="kind")
    def sort(self, product):
        return f"{product.get_kind_display()} ({product.publisher.abbreviation})"

    @admin.display(description="status", ordering="status")
    def state(self, product):
        return " + ".join(self._states(product))

    @staticmethod
    def _states(product):
        if product.offline_at:
            yield "Offline"
        elif product.status_label == ORIGINAL_OUTDATED:
            yield from ("Uitleg actueel", "document verouderd")
        else:
            yield product.status_label
        if hasattr(product, "concept"):
            yield "nieuwer concept"
        if handover := getattr(product, "handover", None):
            yield handover.state
        for plan in product.plans.all():
            yield f"ingepland {timezone.localtime(plan.due_at):%d-%m-%Y, %H.%M} uur"

    @admin.display(description="controle", ordering="check_before_on")
    def signature(self, product):
        note = capfirst(check_note(product))
        return (
            format_html("{}. Weer voor {}", note, dutch_date(product.check_before_on))
            if product.check_before_on
            else note
        )

    @admin.display(description="gewijzigd", ordering="changed_at")
    def changed(self, product):
        return dutch_date(timezone.localtime(product.changed_at))

    @admin.display(description="website")
    def on_website(self, product):
        if product.status == Product.Status.CONCEPT:
            return "Nog niet"
        return format_html(
            '<a href="{}">Bekijk<span class="visually-hidden"> {}</span></a>', product.get_absolute_url(), product
        )

    @admin.action(description="Teken als gecontroleerd (12 maanden)", permissions=["publish"])
    def mark_as_checked(self, request, queryset):
        until = timezone.localdate() + timedelta(days=365)
        for product in queryset:
            try:
                publishing.mark_as_checked(product=product, by=request.user, check_before_on=until)
            except Refused as refused:
                self.message_user(request, f"{product}: {refused}", messages.WARNING)
            else:
                self.message_user(request, f"{product} is gecontroleerd.", messages.SUCCESS)

    def has_publish_permission(self, request):
        return request.user.has_perm("products.publish_product")

    def has_delete_permission(self, request, obj=None):
        return False  # never in bulk, never without the page that says where the product is used

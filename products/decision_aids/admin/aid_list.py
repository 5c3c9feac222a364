"""The list of aids: what stands where, and what waits."""

from django.contrib import admin
from django.db.models import Max, OuterRef, Subquery
from django.utils import timezone
from django.utils.html import format_html

from ..models import Edition
from .pages import title_of


class AidList(admin.ModelAdmin):
    list_display = ["title", "state", "newest", "on_website"]
    list_per_page = 50
    ordering = ["order", "slug"]

    def get_queryset(self, request):
        newest = Edition.objects.filter(aid=OuterRef("pk")).order_by("-number")
        rows = super().get_queryset(request).select_related("plan")
        return rows.annotate(number=Max("editions__number"), live_text=Subquery(newest.values("source")[:1]))

    @admin.display(description="titel")
    def title(self, aid):
        return title_of(aid, aid.concept or aid.live_text or "")

    @admin.display(description="status")
    def state(self, aid):
        return " + ".join(self._states(aid))

    @staticmethod
    def _states(aid):
        if aid.number:
            yield "Offline" if aid.offline_at else "Gepubliceerd"
        if aid.concept:
            yield "nieuwer concept" if aid.number else "Concept"
        if hasattr(aid, "plan"):
            yield f"ingepland {timezone.localtime(aid.plan.due_at):%d-%m-%Y, %H.%M} uur"

    @admin.display(description="uitgave", ordering="number")
    def newest(self, aid):
        return aid.number or "-"

    @admin.display(description="website")
    def on_website(self, aid):
        if not aid.number or aid.offline_at:
            return "Nog niet" if not aid.number else "Niet meer"
        name = self.title(aid)
        return format_html(
            '<a href="{}">Bekijk<span class="visually-hidden"> {}</span></a>', aid.get_absolute_url(), name
        )

    def has_delete_permission(self, request, obj=None):
        return False  # only a concept can be deleted, on a page of its own

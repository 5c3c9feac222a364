"""The list of tools of one kind: what stands where, and what waits."""

from django.contrib import admin
from django.db.models import Max, OuterRef, Subquery
from django.utils import timezone
from django.utils.html import format_html

from ..concepts import title_of


class ToolList(admin.ModelAdmin):
    list_display = ["title", "state", "newest", "on_website"]
    list_per_page = 50
    ordering = ["order", "slug"]

    def get_queryset(self, request):
        tool = self.model._meta.get_field("editions").field
        newest = tool.model.objects.filter(**{tool.name: OuterRef("pk")}).order_by("-number")
        rows = super().get_queryset(request).select_related("plan", "handover")
        return rows.annotate(number=Max("editions__number"), live_text=Subquery(newest.values("source")[:1]))

    @admin.display(description="titel")
    def title(self, tool):
        return title_of(tool, tool.concept or tool.live_text or "")

    @admin.display(description="status")
    def state(self, tool):
        return " + ".join(self._states(tool))

    @staticmethod
    def _states(tool):
        if tool.number:
            yield "Offline" if tool.offline_at else "Gepubliceerd"
        if tool.concept:
            yield "nieuwer concept" if tool.number else "Concept"
        if hasattr(tool, "handover"):
            yield tool.handover.state
        if hasattr(tool, "plan"):
            yield f"ingepland {timezone.localtime(tool.plan.due_at):%d-%m-%Y, %H.%M} uur"

    @admin.display(description="uitgave", ordering="number")
    def newest(self, tool):
        return tool.number or "-"

    @admin.display(description="website")
    def on_website(self, tool):
        if not tool.number or tool.offline_at:
            return "Nog niet" if not tool.number else "Niet meer"
        name = self.title(tool)
        return format_html(
            '<a href="{}">Bekijk<span class="visually-hidden"> {}</span></a>', tool.get_absolute_url(), name
        )

    def has_delete_permission(self, request, obj=None):
        return False  # only a concept can be deleted, on a page of its own

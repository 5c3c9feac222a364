"""The filters of the product list that are not simply a field."""

from datetime import timedelta

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.utils import timezone

from ..models import ProductFile

SOON = timedelta(days=30)


class CheckFilter(admin.SimpleListFilter):
    title = "controle"
    parameter_name = "controle"

    def lookups(self, request, model_admin):
        dates = [("te-laat", "Te laat"), ("30-dagen", "Binnen 30 dagen"), ("op-tijd", "Op tijd")]
        return [*dates, ("nooit", "Nog nooit gecontroleerd"), ("gewijzigd", "Gewijzigd na de controle")]

    def queryset(self, request, queryset):
        today = timezone.localdate()
        ranges = {
            "te-laat": {"check_before_on__lt": today},
            "30-dagen": {"check_before_on__gte": today, "check_before_on__lte": today + SOON},
            "op-tijd": {"check_before_on__gt": today + SOON},
            "nooit": {"checked_on": None},
            "gewijzigd": {"is_changed_since_check": True},
        }
        return queryset.filter(**ranges[self.value()]) if self.value() in ranges else queryset


class FileFilter(admin.SimpleListFilter):
    title = "bestanden"
    parameter_name = "bestanden"

    def lookups(self, request, model_admin):
        return [("zonder", "Zonder bestand"), ("niet-toegankelijk", "Met een ontoegankelijk bestand")]

    def queryset(self, request, queryset):
        files = ProductFile.objects.filter(product=OuterRef("pk"), is_old=False)
        if self.value() == "zonder":
            return queryset.filter(~Exists(files))
        if self.value() == "niet-toegankelijk":
            return queryset.filter(Exists(files.filter(accessible=ProductFile.Accessible.NO)))
        return queryset

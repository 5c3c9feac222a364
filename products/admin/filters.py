"""The filters of the product list that are not simply a field."""

from datetime import timedelta

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef
from django.utils import timezone

from privacyportal.core.numbers import whole

from ..models import Product, ProductFile

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


class OwnerFilter(admin.SimpleListFilter):
    title = "eigenaar"
    parameter_name = "eigenaar"

    def lookups(self, request, model_admin):
        owners = get_user_model().objects.filter(pk__in=Product.objects.values("owner")).order_by("name", "pk")
        return [("zonder", "Zonder eigenaar"), *((str(owner.pk), str(owner)) for owner in owners)]

    def queryset(self, request, queryset):
        if self.value() == "zonder":
            return queryset.filter(owner=None)
        return queryset.filter(owner=whole(self.value()) or 0) if self.value() else queryset


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

"""Where editors keep the synonyms and fixed answers, and read what people look for."""

from django import forms
from django.contrib import admin

from .entries import EVERYONE
from .models import BestBet, SearchEntry, SearchQueryCount, SynonymGroup
from .told import tell_fixed_answer


@admin.register(SynonymGroup)
class SynonymGroupAdmin(admin.ModelAdmin):
    list_display = ["preferred", "synonyms", "outdated", "narrower"]
    search_fields = ["preferred", "synonyms", "outdated", "narrower"]


class BestBetForm(forms.ModelForm):
    key = forms.ChoiceField(
        label="toont bovenaan", required=False, help_text="Deze titel staat dan als eerste in de lijst."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        entries = SearchEntry.objects.filter(audience=EVERYONE)  # what weighs most comes first: the products
        self.fields["key"].choices = [("", "Geen vaste titel"), *entries.values_list("key", "title")]


@admin.register(BestBet)
class BestBetAdmin(admin.ModelAdmin):
    form = BestBetForm
    fields = ["query", "answer", "address", "link", "key"]
    list_display = ["query", "answer", "title"]
    search_fields = ["query", "answer"]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        tell_fixed_answer()

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        tell_fixed_answer()

    def delete_queryset(self, request, queryset):
        for bet in queryset:
            self.delete_model(request, bet)

    @admin.display(description="toont bovenaan")
    def title(self, bet):
        if not bet.key:
            return ""
        entry = SearchEntry.objects.filter(key=bet.key).exclude(audience="").first()
        return entry.title if entry else "Niet meer te vinden"


class SuccessFilter(admin.SimpleListFilter):
    title = "succes"
    parameter_name = "succes"

    def lookups(self, request, model_admin):
        return [("geen", "Zonder resultaat"), ("klik", "Zonder klik")]

    def queryset(self, request, queryset):
        chosen = {"geen": {"empty__gt": 0}, "klik": {"clicks": 0}}
        return queryset.filter(**chosen.get(self.value(), {}))


@admin.register(SearchQueryCount)
class SearchQueryCountAdmin(admin.ModelAdmin):
    list_display = ["query", "month", "searches", "empty", "clicks"]
    list_filter = ["month", SuccessFilter]
    search_fields = ["query"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

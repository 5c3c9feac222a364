"""Desks and the subjects that lead to them."""

from django import forms
from django.contrib import admin

from ..models import Desk, Subject
from ..routing import route


class DeskForm(forms.ModelForm):
    def clean_is_active(self):
        is_active = self.cleaned_data["is_active"]
        if not is_active and self.instance.pk and self.instance.subjects.filter(is_active=True).exists():
            raise forms.ValidationError("Er wijzen nog onderwerpen naar dit loket. Geef die eerst een ander loket.")
        return is_active


@admin.register(Desk)
class DeskAdmin(admin.ModelAdmin):
    form = DeskForm
    list_display = ["name", "address", "purpose", "answer_time", "is_active"]
    filter_horizontal = ["staff"]


@admin.register(Subject)
class SubjectAdmin(admin.ModelAdmin):
    list_display = ["label", "goes_to", "is_active", "order"]
    prepopulated_fields = {"slug": ["label"]}

    @admin.display(description="waar de vraag naartoe gaat")
    def goes_to(self, subject):
        return str(route(subject))

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("desk", "copy_desk")

    def get_readonly_fields(self, request, subject=None):
        return ["slug"] if subject else []

    def get_prepopulated_fields(self, request, subject=None):
        return {} if subject else self.prepopulated_fields

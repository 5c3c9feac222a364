from django.contrib import admin

from .models import GlossaryTerm, HelpPage


@admin.register(HelpPage)
class HelpPageAdmin(admin.ModelAdmin):
    list_display = ["title", "reviewed_on", "order"]
    search_fields = ["title", "summary", "body"]
    prepopulated_fields = {"slug": ["title"]}


@admin.register(GlossaryTerm)
class GlossaryTermAdmin(admin.ModelAdmin):
    list_display = ["term", "explanation"]
    search_fields = ["term", "explanation"]
    prepopulated_fields = {"slug": ["term"]}

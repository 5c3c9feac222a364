from django.contrib import admin

from privacyportal.index import writing
from products.touched_links import look_again

from .models import GlossaryTerm, HelpPage
from .searchable import index_page, key_of


class Findable(admin.ModelAdmin):
    """What is saved here can be found at once; what is deleted cannot."""

    def save_model(self, request, page, form, change):
        super().save_model(request, page, form, change)
        index_page(page)
        look_again(page.get_absolute_url().partition("#")[0])

    def delete_model(self, request, page):
        writing.remove(key_of(page))
        super().delete_model(request, page)
        look_again(page.get_absolute_url().partition("#")[0])

    def delete_queryset(self, request, queryset):
        for page in queryset:
            self.delete_model(request, page)


@admin.register(HelpPage)
class HelpPageAdmin(Findable):
    list_display = ["title", "reviewed_on", "order"]
    search_fields = ["title", "summary", "body"]
    prepopulated_fields = {"slug": ["title"]}


@admin.register(GlossaryTerm)
class GlossaryTermAdmin(Findable):
    list_display = ["term", "explanation"]
    search_fields = ["term", "explanation"]
    prepopulated_fields = {"slug": ["term"]}

"""Forums are rows; what people say is moderated on the pages themselves, where it stands in context."""

from django.contrib import admin

from .models import Forum, ModerationEntry


@admin.register(Forum)
class ForumAdmin(admin.ModelAdmin):
    list_display = ["name", "visibility", "topic_count", "solved_count", "order"]
    list_filter = ["visibility"]
    search_fields = ["name", "intro"]
    prepopulated_fields = {"slug": ["name"]}
    filter_horizontal = ["readers", "writers"]
    readonly_fields = ["topic_count", "solved_count"]

    def has_delete_permission(self, request, forum=None):
        """A forum with topics cannot go; close it with groups instead."""
        return super().has_delete_permission(request, forum) and not (forum and forum.topics.exists())


@admin.register(ModerationEntry)
class ModerationEntryAdmin(admin.ModelAdmin):
    """The log, with who did it; nobody changes it."""

    list_display = ["done_at", "action", "reason", "forum", "moderator"]
    list_filter = ["action", "forum"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, entry=None):
        return False

    def has_delete_permission(self, request, entry=None):
        return False

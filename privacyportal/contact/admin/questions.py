"""Where a desk keeps its questions; only its own staff sees them, whatever other rights someone has."""

from django.contrib import admin
from django.shortcuts import redirect
from django.urls import path

from privacyportal.core.once import once_per_page

from ..models import Question
from ..routing import route
from . import acts
from .sending_on import send_on


class DeskOnly:
    """Rights by desk and by nothing else; questions come in by the form and go by themselves."""

    def has_module_permission(self, request):
        return request.user.is_active and request.user.is_staff and _has_desk(request.user)

    def has_view_permission(self, request, question=None):
        return self.has_module_permission(request)

    has_change_permission = has_delete_permission = has_view_permission

    def has_add_permission(self, request, question=None):
        return False


@once_per_page
def _has_desk(user):
    return user.desks.exists()


@admin.register(Question)
class QuestionAdmin(DeskOnly, admin.ModelAdmin):
    list_display = ["reference", "status", "desk", "subject", "organisation", "asked_at", "delivered", "erase_on"]
    list_filter = ["status", ("desk", admin.RelatedOnlyFieldListFilter), "subject"]
    search_fields = ["reference", "text", "organisation", "name", "email"]
    date_hierarchy = "asked_at"
    change_form_template = "admin/contact/question/change_form.html"
    change_list_template = "admin/contact/question/change_list.html"
    actions = [*acts.BUTTONS.values(), acts.send_on]
    fieldsets = [
        ("Notitie", {"fields": ["note"]}),
        ("Over deze vraag", {"fields": ["reference", "goes_to", "answered_at", "erase_on", "suspicion"]}),
    ]

    def get_readonly_fields(self, request, question=None):
        return [name for _, options in self.fieldsets for name in options["fields"] if name != "note"]

    def get_queryset(self, request):
        questions = super().get_queryset(request).visible_to(request.user)
        return questions.select_related("desk", "copy_desk", "subject").prefetch_related("mailings__email")

    @admin.display(description="bezorgd")
    def delivery(self, question):
        return question.delivery

    @admin.display(description="loket")
    def goes_to(self, question):
        return str(route(question))

    @admin.display(description="e-mail aan het loket")
    def delivered(self, question):
        return question.delivery

    def get_urls(self):
        page = path("doorsturen/", self.admin_site.admin_view(send_on), name="contact_question_send_on")
        return [page, *super().get_urls()]

    def response_change(self, request, question):
        act = acts.BUTTONS.get(request.POST.get("act"))
        if not act:
            return super().response_change(request, question)
        act(self, request, Question.objects.filter(pk=question.pk))
        return redirect(request.path)

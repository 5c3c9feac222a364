"""Where a desk keeps its questions; only its own staff sees them, whatever other rights someone has."""

from django import forms
from django.contrib import admin, messages
from django.shortcuts import redirect
from django.utils.html import format_html_join

from . import sending
from .models import Desk, Mailing, Question, Subject
from .routing import route


class DeskForm(forms.ModelForm):
    def clean_is_active(self):
        is_active = self.cleaned_data["is_active"]
        if not is_active and self.instance.subjects.filter(is_active=True).exists():
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


class DeskOnly:
    """Rights by desk and by nothing else; questions come in by the form and go by themselves."""

    def has_module_permission(self, request):
        return request.user.is_active and request.user.is_staff and request.user.desks.exists()

    def has_view_permission(self, request, question=None):
        return self.has_module_permission(request)

    has_change_permission = has_delete_permission = has_view_permission

    def has_add_permission(self, request, question=None):
        return False


class MailingInline(DeskOnly, admin.TabularInline):
    model = Mailing
    fields = readonly_fields = ["kind", "made_at", "state"]
    verbose_name_plural = "verstuurde e-mails"
    can_delete = False

    has_change_permission = DeskOnly.has_add_permission

    @admin.display(description="stand")
    def state(self, mailing):
        return mailing.state


@admin.register(Question)
class QuestionAdmin(DeskOnly, admin.ModelAdmin):
    list_display = ["reference", "status", "desk", "subject", "organisation", "asked_at", "delivery", "erase_on"]
    list_filter = ["status", ("desk", admin.RelatedOnlyFieldListFilter), "subject"]
    search_fields = ["reference", "text", "organisation", "name", "email"]
    date_hierarchy = "asked_at"
    change_form_template = "admin/contact/question/change_form.html"
    inlines = [MailingInline]
    actions = ["answer", "resend", "set_aside", "release"]
    fieldsets = [
        (None, {"fields": ["reference", "status", "goes_to", "subject", "product", "text"]}),
        ("Afzender", {"fields": ["name", "email", "organisation"]}),
        ("Afhandeling", {"fields": ["asked_at", "answered_at", "erase_on", "suspicion", "note"]}),
    ]

    def get_readonly_fields(self, request, question=None):
        return [name for _, options in self.fieldsets for name in options["fields"] if name != "note"]

    def get_queryset(self, request):
        questions = super().get_queryset(request).visible_to(request.user)
        return questions.select_related("desk", "copy_desk", "subject").prefetch_related("mailings__email")

    @admin.display(description="loket")
    def goes_to(self, question):
        return str(route(question))

    def get_actions(self, request):
        rest = {name: entry for name, entry in super().get_actions(request).items()}
        return {**rest, **{f"to_{desk.pk}": self._reroute_to(desk) for desk in Desk.objects.in_use()}}

    def change_view(self, request, object_id, form_url="", extra_context=None):
        question = self.get_object(request, object_id)
        other_desks = Desk.objects.in_use().exclude(pk=question.desk_id) if question else []
        return super().change_view(request, object_id, form_url, {"question": question, "other_desks": other_desks})

    def response_change(self, request, question):
        act = next((name for name in self.get_actions(request) if f"_act_{name}" in request.POST), None)
        if not act or act == "delete_selected":
            return super().response_change(request, question)
        self.get_actions(request)[act][0](self, request, Question.objects.filter(pk=question.pk))
        still_ours = Question.objects.visible_to(request.user).filter(pk=question.pk).exists()
        return redirect(request.path if still_ours else "admin:contact_question_changelist")

    @admin.action(description="Markeer als beantwoord")
    def answer(self, request, questions):
        for question in questions:
            sending.mark_as_answered(question=question)
        self.message_user(request, f"Beantwoord: {_listed(questions)}.", messages.SUCCESS)

    @admin.action(description="Verstuur opnieuw naar het loket")
    def resend(self, request, questions):
        for question in questions:
            sending.resend(question=question)
        self.message_user(request, f"Opnieuw verstuurd: {_listed(questions)}.", messages.SUCCESS)

    @admin.action(description="Zet opzij als spam")
    def set_aside(self, request, questions):
        for question in questions:
            sending.mark_as_spam(question=question)
        self.message_user(request, f"Opzij gezet: {_listed(questions)}.", messages.SUCCESS)

    @admin.action(description="Geen spam: verstuur naar het loket")
    def release(self, request, questions):
        for question in questions:
            try:
                sending.release(question=question)
                self.message_user(request, f"Verstuurd: {question}.", messages.SUCCESS)
            except sending.NotASuspect:
                self.message_user(request, f"{question} was geen spam en is al verstuurd.", messages.WARNING)

    def _reroute_to(self, desk):
        def reroute(model_admin, request, questions):
            for question in questions.exclude(desk=desk):
                sending.reroute(question=question, to=desk)
            text = f"Doorgestuurd naar de {desk}. De afzender krijgt bericht."
            model_admin.message_user(request, text, messages.SUCCESS)

        return reroute, f"to_{desk.pk}", f"Stuur door naar de {desk}"


def _listed(questions):
    return format_html_join(", ", "{}", ((question.reference,) for question in questions))

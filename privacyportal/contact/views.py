"""The contact form, its check page and its thanks page: for guests, without a cookie."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from privacyportal.core.mail import is_held_up
from privacyportal.core.rate_limit import is_within_limit, seconds_to_wait
from privacyportal.core.same_origin import same_origin_only
from privacyportal.core.see_other import SeeOther
from privacyportal.core.shared_pages import same_for_visitors
from privacyportal.retention.purposes import purpose

from . import sending
from .desks import desks_in_use
from .forms import QuestionForm, known_slug
from .models import Question
from .routing import route, subject_for
from .spam import suspicion
from .tokens import new_token, read_receipt, read_token, sign_receipt


@same_for_visitors
@login_not_required
@same_origin_only
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request):
    """The form: empty, filled in for a product (`?product=`) or a member, or (POST) as it was, to change it.

    The empty one is the same for everybody: a token comes with the check page.
    """
    typed = request.POST or request.GET
    initial = _known_of(request.user) | {name: typed[name] for name in QuestionForm.base_fields if name in typed}
    initial["product"] = known_slug(initial.get("product", ""))
    initial.setdefault("subject", subject_for(initial["product"]))
    token = read_token(initial.get("token", ""))
    form = QuestionForm(initial={**initial, "token": token.signed if token else ""})
    if (changed := request.POST.get("change")) in form.fields:
        form.fields[changed].widget.attrs["autofocus"] = True
    return _form_page(request, form)


@login_not_required
@same_origin_only
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request):
    """What will be sent and to whom; the button `send` on this page sends it."""
    if request.method != "POST":
        return redirect("contact:form")
    token = read_token(request.POST.get("token", ""))
    form = QuestionForm({**request.POST.dict(), "token": (token or new_token()).signed})
    if not form.is_valid():
        return _form_page(request, form)
    if "send" not in request.POST:
        return _check_page(request, form)
    if not token:
        return _check_page(request, form, is_expired=True)
    if not is_within_limit(request, act="question", limit=settings.QUESTIONS_PER_HOUR):
        return _check_page(request, form, is_too_often=True)
    question = _accept(form, token)
    receipt = urlencode({"vraag": sign_receipt(question)})
    return SeeOther(f"{reverse('contact:sent')}?{receipt}")


@login_not_required
@never_cache
@require_safe
def sent(request):
    """Thanks, for an hour after sending; the address holds a signed number and nothing of the question."""
    question = Question.objects.filter(pk=read_receipt(request.GET.get("vraag", ""))).first()
    if not question:
        return redirect("contact:form")
    return render(
        request,
        "contact/sent.html",
        {
            "question": question,
            "route": route(question),
            "is_kept_for_later": question.status == Question.Status.SPAM or is_held_up(),
        },
    )


def _known_of(user):
    """What a member need not type again (WCAG 3.3.7)."""
    if not user.is_authenticated:
        return {}
    return {"name": user.name, "email": user.email, "organisation": str(user.organisation or "")}


def _form_page(request, form):
    return render(
        request,
        "contact/form.html",
        {
            "form": form,
            "desks": desks_in_use(),
            "months": settings.QUESTION_RETENTION_MONTHS,
            "purpose": purpose("question"),
        },
    )


def _check_page(request, form, *, is_expired=False, is_too_often=False):
    wait = seconds_to_wait()
    typed = form.cleaned_data
    subject = form.subjects[typed["subject"]]
    page = render(
        request,
        "contact/check.html",
        {
            "form": form,
            "typed": typed,
            "subject": subject,
            "route": route(subject),
            "months": settings.QUESTION_RETENTION_MONTHS,
            "is_expired": is_expired,
            "is_too_often": is_too_often,
            "minutes": -(-wait // 60),
        },
        status=429 if is_too_often else 200,
    )
    if is_too_often:
        page["Retry-After"] = str(wait)
    return page


def _accept(form, token):
    typed = form.cleaned_data
    fields = ["question", "name", "email", "organisation", "product"]
    return sending.accept(
        key=token.key(typed["subject"], *(typed[field] for field in fields)),
        subject=form.subjects[typed["subject"]],
        text=typed["question"],
        name=typed["name"],
        email=typed["email"],
        organisation=typed["organisation"],
        product=typed["product"],
        suspicion=suspicion(
            trap=typed["website"], seconds_open=token.seconds_open, text=typed["question"] + typed["name"]
        ),
    )

"""One task per page for one post, always with the post shown."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from privacyportal.accounts.permissions import member_required
from privacyportal.core.differences import compare, in_context
from privacyportal.core.pagination import PageOutOfRange, first_page, paginate
from privacyportal.core.refusals import Refused

from .. import posting, reports
from ..forms.posts import EditForm, ReportForm
from ..keys import key_of_words
from ..permissions import can_delete, can_edit, open_when_public
from ..status import Status
from .answers import answers_gone, done, done_at, find_post, is_own_hidden, is_public_post, refuse, refuse_unless
from .not_placed import keeps_words

CHANGES_ON_A_PAGE = 10


@open_when_public(is_public_post)
@require_safe
@answers_gone
def post(request, pk):
    """The permanent address of a post: wherever it stands now, and for its writer also when a moderator hid it."""
    if is_own_hidden(request.user, pk):
        return redirect("community:own_hidden", pk)
    return redirect(find_post(request, pk).place)


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
@answers_gone
@keeps_words
def edit(request, pk):
    post = find_post(request, pk)
    refuse_unless(can_edit(request.user, post))
    form = EditForm(request.POST or None, post=post)
    context = {"post": post, "topic": post.topic, "form": form}
    if request.method == "POST" and form.is_valid():
        if "preview" in request.POST:
            context["preview"] = form.cleaned_data
            return render(request, "community/edit.html", context)
        try:
            post = posting.edit(post=post, by=request.user, **form.cleaned_data)
            return done_at(post, request, "Uw tekst is bewaard.")
        except posting.EditedMeanwhile as refused:
            return _show_both(request, find_post(request, pk), refused)
        except Refused as refused:
            return refuse(request, form, refused, "community/edit.html", context)
    return render(request, "community/edit.html", context)


def _show_both(request, post, refused):
    """Two windows changed one post: what stands there now, what was typed here, and how they differ."""
    typed = request.POST.copy()
    typed["seen"] = str(key_of_words(post))  # who saves again, saw this
    form = EditForm(typed, post=post)
    form.add_error(None, str(refused))
    context = {"post": post, "topic": post.topic, "form": form, "pieces": compare(post.body, typed["body"])}
    return render(request, "community/edit.html", context, status=409)


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
@answers_gone
def delete(request, pk):
    post = find_post(request, pk)
    refuse_unless(can_delete(request.user, post))
    if request.method == "POST":
        post = posting.take_back(post=post, by=request.user)
        is_topic_gone = post.topic.status == Status.DELETED
        address = post.topic.forum.get_absolute_url() if is_topic_gone else post.topic.get_absolute_url()
        return done(request, f"{'Uw vraag' if post.number == 0 else 'Uw reactie'} is verwijderd.", address)
    return render(request, "community/delete.html", {"post": post, "topic": post.topic})


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
@answers_gone
@keeps_words
def report(request, pk):
    post = find_post(request, pk)
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reports.report(post=post, by=request.user, **form.cleaned_data)
            return done_at(post, request, "Dank u. Een moderator kijkt naar uw melding.")
        except Refused as refused:
            form.show_refusal(refused)
    return render(request, "community/report.html", {"post": post, "topic": post.topic, "form": form})


@open_when_public(is_public_post)
@require_safe
@answers_gone
def history(request, pk):
    post = find_post(request, pk)
    try:
        page = paginate(post.revisions.all(), request.GET, size=CHANGES_ON_A_PAGE)
    except PageOutOfRange:
        return first_page(request)
    context = {"post": post, "topic": post.topic, "steps": _steps(post, page), "page": page}
    return render(request, "community/history.html", context)


def _steps(post, page):
    """What changed at each version on `page`: against the next version, which may stand on the page before."""
    versions, first = list(page.object_list), max(page.start_index() - 1, 0)
    newest = post.revisions.all()[first - 1].body if first else post.body
    texts = [newest, *(version.body for version in versions)]
    return [
        {"version": version, "differences": in_context(compare(version.body, newer))}
        for version, newer in zip(versions, texts, strict=False)
    ]


@member_required
@require_POST
@answers_gone
def solution(request, pk):
    post = find_post(request, pk)
    if "undo" in request.POST:
        posting.unaccept(topic=post.topic, by=request.user)
        return done_at(post, request, "Deze reactie is niet meer de oplossing.")
    posting.accept(topic=post.topic, post=post, by=request.user)
    return done_at(post, request, "Deze reactie is nu de oplossing.")

"""Handing out a file, and saying what it is."""

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from privacyportal.accounts.permissions import member_required
from privacyportal.core.downloads import download_response
from privacyportal.core.refusals import Refused

from ..attachments import describe
from ..forms.library import DocumentForm
from ..models import Attachment
from ..permissions import is_moderator, open_when_public
from .answers import done_at, is_public_file, not_found_unless
from .not_placed import keeps_words


@open_when_public(is_public_file)
@require_safe
def download(request, pk, name):
    """Always a download, by permission of its topic, after its scan."""
    attachment = get_object_or_404(Attachment.objects.visible_to(request.user), pk=pk)
    if attachment.name != name:
        return redirect(attachment, permanent=True)
    if attachment.scan != Attachment.Scan.CLEAN:
        status = 410 if attachment.scan == Attachment.Scan.REFUSED else 503
        return render(request, "community/file_waits.html", {"attachment": attachment}, status=status)
    if not attachment.file.storage.exists(attachment.file.name):
        return render(request, "community/file_waits.html", {"attachment": attachment, "is_missing": True}, status=404)
    return download_response(attachment.file, attachment.name, attachment.content_type)


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
@keeps_words
def details(request, pk):
    """What kind of document this is, and after which product it was made; for the library."""
    attachments = Attachment.objects.visible_to(request.user).select_related("post__topic__forum", "product")
    attachment = get_object_or_404(attachments.filter(post__isnull=False), pk=pk)
    not_found_unless(attachment.post.author_id == request.user.pk or is_moderator(request.user))
    form = DocumentForm(request.POST or None, instance=attachment)
    if request.method == "POST" and form.is_valid():
        try:
            describe(attachment=attachment, by=request.user, **form.cleaned_data)
            return done_at(attachment.post, request, f"De gegevens van {attachment.name} zijn bewaard.")
        except Refused as refused:
            form.show_refusal(refused)
    return render(request, "community/attachment.html", {"attachment": attachment, "form": form})

"""Stopping mails from the link or the button in the mail program; no signing in."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from .. import stopping
from ..stopping import BadToken, read_token


@csrf_exempt  # RFC 8058: the mail program posts without a page of ours; the signed token is the permission
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request, token):
    try:
        subject = read_token(token)
    except BadToken:
        return render(request, "community/stop.html", {"is_unknown": True}, status=404)
    context = {"name": subject.name, "is_stopped": subject.is_stopped}
    if request.method == "POST":
        is_undo = "undo" in request.POST
        (stopping.resume if is_undo else stopping.stop)(subject=subject)
        context |= {"is_stopped": not is_undo, "is_resumed": is_undo}
    return render(request, "community/stop.html", context)

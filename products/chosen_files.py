"""Files that an editor chose in a form that came back with an error: a browser cannot send them again, so we keep them.

The next sending of the form finds them among its files and checks them anew, as if they were chosen again.
"""

import uuid
from datetime import timedelta
from itertools import accumulate

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.forms import FileField
from django.utils import timezone

from .models import ChosenFile

KEPT_FOR = timedelta(days=1)
MOST_BYTES = 100 * 1024**2  # of one editor; of more, the oldest go
SUFFIX = "-kept"  # behind the name of its field: what the page sends instead of the file
IS_ASKED = "asked"  # the code of an error that asks the editor for a choice: the file itself may stay


def put_back(request):
    """Put the kept files that the form names among its files, where no other file was chosen."""
    named = {token: name.removesuffix(SUFFIX) for name, token in request.POST.items() if name.endswith(SUFFIX)}
    for token, field in named.items():  # each token once, however often it was sent
        if field not in request.FILES and (upload := _kept(request.user, token)):
            request.FILES[field] = upload


def keep(form, user):
    """Keep what was chosen in `form`, but for files that were refused; the fields then show the names."""
    for name, field in form.fields.items():
        sent = form.files.get(form.add_prefix(name)) if isinstance(field, FileField) else None
        if sent and all(error.code == IS_ASKED for error in form.errors.as_data().get(name, [])):
            field.widget.kept = getattr(sent, "kept", None) or _store(sent, user)


def let_go(request):
    """The form was taken: what was kept for it has done its work."""
    for upload in request.FILES.values():
        if kept := getattr(upload, "kept", None):
            _forget(kept)


def forget_of(user):
    for kept in ChosenFile.objects.filter(user=user):
        _forget(kept)


def let_chosen_files_age():
    """Throw away what nobody sent again; safe to run every minute. Returns how many went."""
    old = list(ChosenFile.objects.filter(chosen_at__lt=timezone.now() - KEPT_FOR))
    for kept in old:
        _forget(kept)
    return len(old)


def _kept(user, token):
    try:
        kept = ChosenFile.objects.filter(user=user, token=uuid.UUID(token)).first()
        upload = kept and SimpleUploadedFile(kept.name, kept.file.read())
    except (ValueError, FileNotFoundError):  # no token of ours, or no longer there
        return None
    if upload:
        upload.kept = kept
    return upload


@transaction.atomic
def _store(sent, user):
    sent.seek(0)
    kept = ChosenFile(user=user, name=sent.name, size=sent.size)
    kept.file.save(sent.name, sent, save=False)
    kept.save()
    mine = ChosenFile.objects.filter(user=user)
    for one, bytes_so_far in zip(mine, accumulate(one.size for one in mine), strict=True):
        if bytes_so_far > MOST_BYTES:
            _forget(one)
    return kept


def _forget(kept):
    storage, name = kept.file.storage, kept.file.name
    ChosenFile.objects.filter(pk=kept.pk).delete()
    transaction.on_commit(lambda: storage.delete(name))

"""The two addresses that the Markdown editor of the admin uses, closed to everyone but editors.

django-markdownx's own addresses let an anonymous visitor store a script on this site; these replace them under the
same names. An image is opened, turned upright and written again, so that what is stored is an image and nothing else.
"""

import logging
import uuid

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.http import require_safe

from privacyportal.core import heavy_work
from privacyportal.core.files import FileRefused, Refusal
from privacyportal.core.files.web_pictures import redrawn
from privacyportal.core.markdown import Linking, TextTooLong, render_markdown
from privacyportal.core.references import known

from ..borrowed_tables import with_borrowed_tables
from ..text_images import FOLDER, FORMATS, MAX_BYTES, MAX_PIXELS, MAX_SIDE, keep, refuse_unless_clean

log = logging.getLogger("portal.files")
TOO_SLOW = "De afbeelding is niet toegevoegd: de controle duurt te lang. Probeer het over een minuut opnieuw."


class EditorsOnly(PermissionRequiredMixin):
    """Refuse with 403, without a detour past the sign-in page: these answers are read by a script."""

    permission_required = "products.change_product"
    raise_exception = True
    http_method_names = ["post"]

    def has_permission(self):
        return self.request.user.is_staff and super().has_permission()


@method_decorator(login_not_required, name="dispatch")
class PreviewView(EditorsOnly, View):
    def post(self, request):
        try:
            text = with_borrowed_tables(request.POST.get("content", ""))
            return HttpResponse(render_markdown(text, linking=Linking(known.recent())))
        except TextTooLong as error:
            return HttpResponse(str(error), status=413)


class ImageForm(forms.Form):
    image = forms.ImageField()

    def clean_image(self):
        upload = self.cleaned_data["image"]
        width, height = upload.image.size
        if upload.image.format not in FORMATS:
            raise forms.ValidationError("Kies een PNG, JPG of WebP.")
        if upload.size > MAX_BYTES or width * height > MAX_PIXELS:
            raise forms.ValidationError("De afbeelding is te groot: hooguit 5 MB en 25 megapixels.")
        refuse_unless_clean(upload)
        upload.seek(0)
        return FORMATS[upload.image.format], drawn_in_time(upload)


def drawn_in_time(upload):
    """The picture as we keep it, by work that keeps no page waiting. Raises ValidationError."""
    try:
        return heavy_work.run(redrawn, upload.read(), MAX_SIDE, wait=1, seconds=settings.UPLOAD_SECONDS)
    except (heavy_work.Busy, heavy_work.TookTooLong):
        raise forms.ValidationError(TOO_SLOW) from None
    except (heavy_work.NotDone, FileRefused) as error:
        log.warning("an image could not be drawn: %s", type(error).__name__)
        raise forms.ValidationError(Refusal.DAMAGED.format(name=upload.name)) from None


@method_decorator(login_not_required, name="dispatch")
class ImageUploadView(EditorsOnly, View):
    def post(self, request):
        form = ImageForm(request.POST, request.FILES)
        if not form.is_valid():
            return JsonResponse(form.errors, status=400)
        extension, content = form.cleaned_data["image"]
        path = keep(f"{uuid.uuid4().hex}.{extension}", content)
        return JsonResponse({"image_code": f"![beschrijf hier de afbeelding](/media/{path})", "image_path": path})


@login_not_required
@require_safe
def image(request, name):
    """An image in the text of a product; the name is a random number that the upload gave it."""
    path = f"{FOLDER}/{name}"
    if not default_storage.exists(path):
        raise Http404
    response = FileResponse(
        default_storage.open(path), content_type=f"image/{name.rsplit('.')[-1]}".replace("jpg", "jpeg")
    )
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response

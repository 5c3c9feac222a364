"""The two addresses that the Markdown editor of the admin uses, closed to everyone but editors.

django-markdownx's own addresses let an anonymous visitor store a script on this site; these replace them under the
same names. An image is opened, turned upright and written again, so that what is stored is an image and nothing else.
"""

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.http import require_safe

from privacyportal.core.markdown import Linking, TextTooLong, render_markdown
from privacyportal.core.references import known

from ..borrowed_tables import with_borrowed_tables
from ..text_images import FOLDER, as_markdown, drawn_image, keep_drawn


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
        return drawn_image(self.cleaned_data["image"])


@method_decorator(login_not_required, name="dispatch")
class ImageUploadView(EditorsOnly, View):
    def post(self, request):
        form = ImageForm(request.POST, request.FILES)
        if not form.is_valid():
            return JsonResponse(form.errors, status=400)
        path = keep_drawn(*form.cleaned_data["image"])
        return JsonResponse({"image_code": as_markdown(path), "image_path": path})


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

"""Begin with a Word file: the page that takes it, and the page that says what became of it."""

from django.contrib import admin, messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from privacyportal.core.refusals import Refused
from privacyportal.core.who_may import require_right

from ..chosen_files import keep, let_go, put_back
from ..importing import begin_with_word, report_of
from ..models import Product
from .file_form import to_do
from .word_form import WordForm


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request):
    require_right(request.user, "products.add_product")
    put_back(request)
    form = WordForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            answers = {name: form.cleaned_data[name] for name in ("source", "title", "publisher", "kind")}
            product = begin_with_word(by=request.user, **answers)
            let_go(request)
            messages.success(request, "Uw concept is bewaard. De website is niet veranderd.")
            return redirect("admin:product_word_report", number=product.pk)
        except Refused as refused:
            form.add_error("upload", str(refused))
    keep(form, request.user)
    about = {"title": "Begin met een Word-bestand", "form": form, "opts": Product._meta}
    return render(request, "admin/products/product/word.html", {**admin.site.each_context(request), **about})


@require_safe
def report(request, number):
    require_right(request.user, "products.view_product")
    product = get_object_or_404(Product.objects.without_newer_concepts(), pk=number)
    if (said := report_of(product)) is None:
        raise Http404
    about = {"title": "Wat er uit Word meekwam", "product": product, "begun": said[0], "sentences": said[1:]}
    about["to_do"] = [sentence for file in product.files.filter(is_old=False) for sentence in to_do(file)]
    return render(request, "admin/products/product/word_report.html", {**admin.site.each_context(request), **about})

"""The public pages of the knowledge products."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from privacyportal.contact.desks import desks_in_use
from privacyportal.core.downloads import download_response
from privacyportal.core.pagination import PageOutOfRange, first_page, paginate
from privacyportal.core.shared_pages import same_for_visitors
from privacyportal.core.shared_pages.kept_answer import kept_answer

from ..catalogue import ProductFilterForm, active_filters, catalogue_heading
from ..linked_data import describe_product
from ..models import FormerSlug, Product, ProductFile
from ..publishers import by_publisher
from ..two_things import origin_sentence

PAGE_SIZE = 20
ONE_CHOICE = r"(pagina=[2-9]|(organisatie|soort|onderwerp|status)=[\w-]{1,60})?"


@same_for_visitors(query=ONE_CHOICE)
@login_not_required
@require_safe
def product_list(request):
    form = ProductFilterForm(request.GET)
    try:
        page = paginate(form.products(), request.GET, size=PAGE_SIZE)
    except PageOutOfRange:
        return first_page(request)
    is_grouped = not form.is_filtered and not form.cleaned_data["sorteer"]
    response = render(
        request,
        "products/product_list.html",
        {
            "form": form,
            "facets": form.facets(),
            "active_filters": active_filters(form, request.GET),
            "ignored": form.ignored,
            "heading": catalogue_heading(form),
            "is_filtered": form.is_filtered,
            "result_count": page.paginator.count,
            "page": page,
            "groups": by_publisher(page.object_list) if is_grouped else None,
        },
    )
    response.is_shared = not form.ignored  # what we do not know can be anything
    return response


@same_for_visitors
@login_not_required
@require_safe
def product_detail(request, slug):
    product = Product.objects.published().for_page().filter(slug=slug).first()
    if not product:
        return moved_or_gone(request, slug)
    changes = list(product.changes.public()[:3])
    json_ld = describe_product(product, request.build_absolute_uri)
    page = {**shown(product), "related": _kept_related_to(product.pk), "changes": changes, "json_ld": json_ld}
    return render(request, "products/product_detail.html", page)


def shown(product):
    """What the page of a product shows, of the website and of a saved concept alike."""
    contents = product.contents()
    return {
        "product": product,
        "origin": origin_sentence(product),
        "body": product.html(),
        "contents": contents if len(contents) > 3 else [],
        "files": [file for file in product.files.all() if not file.is_old],
        "related": _related_to(product.pk),
        "desks": desks_in_use(),
    }


def _related_to(key):
    return Product.objects.in_catalogue().related_to(key).by_title().for_links()


@kept_answer
def _kept_related_to(key):
    return list(_related_to(key))


@same_for_visitors
@login_not_required
@require_safe
def product_versions(request, slug):
    product = get_object_or_404(Product.objects.published().select_related("publisher"), slug=slug)
    changes = product.changes.public()
    old_files = product.files.filter(is_old=True)
    return render(
        request, "products/product_versions.html", {"product": product, "changes": changes, "old_files": old_files}
    )


@login_not_required
@require_safe
def product_file(request, slug, pk, name):
    file = get_object_or_404(
        ProductFile.objects.select_related("product"), pk=pk, product__in=Product.objects.published()
    )
    if (file.product.slug, file.name) != (slug, name):
        return redirect(file, permanent=True)
    return handed_out(request, file)


def handed_out(request, file, **context):
    """The file as a download, or the page that says why not."""
    if not file.is_available:
        return render(request, "products/file_missing.html", {"file": file, **context}, status=404)
    return download_response(file.file, file.name, file.content_type)


def moved_or_gone(request, slug, address=Product.get_absolute_url):
    """For a slug under which no product is published: on to its new `address`, or why it is gone. Raises Http404."""
    if former := FormerSlug.objects.select_related("product").filter(slug=slug).first():
        return redirect(address(former.product), permanent=True)
    product = Product.objects.offline().select_related("superseded_by").filter(slug=slug).first()
    if not product:
        raise Http404
    context = {"product_title": product.title, "reason": product.status_note, "alternative": product.successor}
    return render(request, "products/product_offline.html", context, status=410)

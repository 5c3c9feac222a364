"""The list of members, and what one shows of oneself in it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from privacyportal.core.pagination import PageOutOfRange, first_page, paginate

from ..directory import DirectoryForm, listed
from ..forms import ListingForm
from ..permissions import member_required

SIZE = 50


@member_required
@require_safe
def members(request):
    form = DirectoryForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    try:
        page = paginate(listed(words=asked.get("naam", ""), role=asked.get("rol", "")), request.GET, size=SIZE)
    except PageOutOfRange:
        return first_page(request)
    return render(request, "accounts/directory.html", {"form": form, "page": page, "is_asked": any(asked.values())})


@member_required
@require_http_methods(["GET", "HEAD", "POST"])
def listing(request):
    form = ListingForm(request.POST if request.method == "POST" else None, instance=request.user)
    if form.is_valid():
        form.save()
        messages.success(request, "Uw keuze voor de ledenlijst is bewaard.")
        return redirect("accounts:overview")
    return render(request, "accounts/listing.html", {"form": form})

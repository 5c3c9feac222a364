"""What stands in an address is looked at by its route: no view and no database sees a number or a text that does not fit."""

import pytest
from django.urls import URLPattern, get_resolver

TOO_LARGE = ["2147483648", "9" * 20, "9" * 400]
BY_THE_ADMIN_SITE = {  # looks at these itself: tests/core/test_admin_site.py
    "<path:object_id>/",
    "<path:object_id>/change/",
    "<path:object_id>/delete/",
    "<path:object_id>/history/",
    "<id>/password/",
}


def all_patterns(patterns=None):
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        yield entry.pattern
        if not isinstance(entry, URLPattern):
            yield from all_patterns(entry.url_patterns)


def test_no_route_takes_a_part_by_a_converter_of_django():
    taken = {
        str(pattern)
        for pattern in all_patterns()
        for converter in pattern.converters.values()
        if type(converter).__module__ == "django.urls.converters"
    }
    assert taken == BY_THE_ADMIN_SITE


def test_no_route_takes_a_part_without_an_end():
    endless = {str(pattern) for pattern in all_patterns() if "+)" in str(pattern) or "*)" in str(pattern)}
    assert endless == {"(?P<url>.*)$"}  # of the admin: every other address, which it only adds a slash to


@pytest.mark.django_db
@pytest.mark.parametrize("number", TOO_LARGE)
@pytest.mark.parametrize(
    "address",
    ["/community/reactie/{}/", "/community/bijlage/{}/a.pdf", "/community/privacy/{}-x/", "/producten/x/bestand/{}/a"],
)
def test_a_number_that_no_row_can_have_is_not_found(client, address, number):
    assert client.get(address.format(number)).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name", ["..", ".", "...", "x" * 500, "%2e%2e", "..%2f..", "a.png", f"{'0' * 32}.png", "\\", "\0"]
)
def test_an_image_that_nobody_uploaded_is_not_found(client, name):
    assert client.get("/", PATH_INFO=f"/media/images/{name}").status_code in (400, 404)

"""A list of the desk asks as much for many rows as for one."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from privacyportal.pages.demo import load_demo
from tests.factories import make_member

pytestmark = pytest.mark.django_db


def test_no_list_of_the_desk_asks_more_for_many_rows_than_for_one(client, indexed_content, monkeypatch):
    load_demo(password="zes groene fietsen in de gracht")
    client.force_login(make_member("Beheer", is_staff=True, is_superuser=True))
    dearer, long_enough = {}, 0
    for model, model_admin in admin.site._registry.items():
        address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        if model_admin.get_queryset(_request(client, address)).count() < 3:
            continue
        counts = []
        for rows in (1, 50):
            monkeypatch.setattr(model_admin, "list_per_page", rows)
            counts.append(_statements(client, address))
        long_enough += 1
        if counts[0] != counts[1]:
            dearer[model.__name__] = counts
    assert dearer == {} and long_enough > 8


def _request(client, address):
    return client.get(address).wsgi_request


def _statements(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)

"""The security log: what happened and to which number, never a name, address, password or token."""

import logging
import re

import pytest
from post_office.models import Email

from privacyportal.accounts import membership
from privacyportal.accounts.models import User
from tests.accounts.test_joining import ask, confirm
from tests.accounts.test_signing_in import sign_in
from tests.factories import PASSWORD, make_member

pytestmark = pytest.mark.django_db


def test_a_whole_life_leaves_no_personal_data_in_the_log(client, caplog):
    caplog.set_level(logging.DEBUG)
    ask(client)
    token = re.search(r"bevestigen/(\S+)/", Email.objects.get().message)[1]
    confirm(client)
    carla = make_member("Carla")
    jan = membership.approve(user=User.objects.get(name="Jan Smit"), by=carla)
    sign_in(client, jan.email, "een verkeerd wachtwoord")
    sign_in(client, jan.email)
    membership.block(user=jan, by=carla, reason="Een geheime reden")
    lines = "\n".join(record.getMessage() for record in caplog.records if record.name != "django.db.backends")
    for word in ("Jan", "Smit", "gemeente-a", PASSWORD, "verkeerd wachtwoord", "geheime", token, "127.0.0.1"):
        assert word not in lines
    assert "sign-in failed" in lines
    for what in ("sign-in of person", "let in by person", "blocked by person"):
        assert what in lines

"""A planned publication is live within a minute of its time, and exactly once."""

import os
import sqlite3
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from privacyportal.core.refusals import Refused
from products import planning, publishing
from products.admin.moments import MomentField
from products.models import Plan
from products.publishing import NotReady
from tests.factories import make_product, make_user

ROOT = Path(__file__).resolve().parents[2]


def plan_new_text(product, by, **values):
    publishing.save_concept(product=product, by=by, values={"body": "De nieuwe tekst.", **values})
    return planning.plan_publication(
        product=product, by=by, due_at=timezone.now() + timedelta(hours=1), summary="Een nieuwe tekst."
    )


def let_it_be_time(plan):
    Plan.objects.filter(pk=plan.pk).update(due_at=timezone.now() - timedelta(seconds=1))


@pytest.mark.django_db
def test_a_planned_publication_waits_for_its_time_and_is_then_live(client):
    product, emma = make_product("Factsheet", body="De oude tekst."), make_user("Emma")
    plan = plan_new_text(product, emma)
    planning.run_plans()
    assert "De oude tekst." in client.get("/producten/factsheet/").text
    let_it_be_time(plan)
    planning.run_plans()
    assert "De nieuwe tekst." in client.get("/producten/factsheet/").text
    assert not Plan.objects.exists()
    assert product.changes.public().get().author == emma


@pytest.mark.django_db(transaction=True)
def test_four_ticks_at_once_publish_exactly_once(tmp_path):
    product = make_product("Factsheet")
    let_it_be_time(plan_new_text(product, make_user("Emma")))
    url = shared_database(tmp_path)
    ticks = [
        subprocess.Popen(
            [sys.executable, "-c", TICK_ON_SIGN, str(tmp_path), str(number)],
            cwd=ROOT,
            env={**os.environ, "DATABASE_URL": url, "DATA_DIR": str(tmp_path)},
            stdout=subprocess.PIPE,
        )
        for number in range(4)
    ]
    while len(list(tmp_path.glob("ready-*"))) < 4 and all(tick.poll() is None for tick in ticks):
        time.sleep(0.05)
    (tmp_path / "go").touch()
    done = [tick.communicate(timeout=60)[0].decode().split() for tick in ticks]
    assert sorted(number for number, _ in done) == ["0", "0", "0", "1"]
    assert {text for _, text in done} <= {"1"}


TICK_ON_SIGN = """
import os, sys, time
from pathlib import Path
os.environ["DJANGO_SETTINGS_MODULE"] = "privacyportal.settings"
import django
django.setup()
from django.db import connection
from products.models import Change, Plan
from products.planning import run_plans
Plan.objects.count()
folder = Path(sys.argv[1])
(folder / f"ready-{sys.argv[2]}").touch()
while not (folder / "go").exists():
    time.sleep(0.002)
done = run_plans()
time.sleep(1)
print(done, Change.objects.filter(act="published", product__body="De nieuwe tekst.").count())
"""


def shared_database(tmp_path):
    """The address of the database of this test for other processes; on SQLite a copy, for ours is in memory."""
    if connection.vendor == "postgresql":
        return os.environ["DATABASE_URL"].rsplit("/", 1)[0] + f"/{connection.settings_dict['NAME']}"
    copy = sqlite3.connect(tmp_path / "shared.sqlite3")
    connection.connection.backup(copy)
    copy.close()
    return f"sqlite:///{tmp_path}/shared.sqlite3"


@pytest.mark.django_db
def test_planning_an_unfinished_concept_is_refused():
    product = make_product()
    with pytest.raises(NotReady):
        plan_new_text(product, make_user("Emma"), summary="")
    assert not Plan.objects.exists()


@pytest.mark.django_db
def test_planning_in_the_past_is_refused():
    product, emma = make_product(), make_user("Emma")
    publishing.save_concept(product=product, by=emma, values={"body": "Nieuw."})
    with pytest.raises(Refused, match="nog komt"):
        planning.plan_publication(product=product, by=emma, due_at=timezone.now(), summary="Nieuw.")


@pytest.mark.django_db
def test_a_plan_that_became_impossible_says_why_and_is_done_once_it_is_mended(client):
    product, emma = make_product("Factsheet"), make_user("Emma")
    plan = plan_new_text(product, emma)
    publishing.save_concept(product=product, by=emma, values={"summary": ""})
    let_it_be_time(plan)
    planning.run_plans()
    plan.refresh_from_db()
    assert "Vul de samenvatting in" in plan.problem
    publishing.save_concept(product=product, by=emma, values={"summary": "Weer ingevuld."})
    planning.run_plans()
    assert "De nieuwe tekst." in client.get("/producten/factsheet/").text


@pytest.mark.django_db
def test_a_planned_withdrawal_happens_at_its_time(client):
    product, emma = make_product("Factsheet"), make_user("Emma")
    plan = planning.plan_withdrawal(
        product=product, by=emma, due_at=timezone.now() + timedelta(days=1), reason="De wet vervalt."
    )
    assert "De wet vervalt." not in client.get("/producten/factsheet/").text
    let_it_be_time(plan)
    planning.run_plans()
    assert "De wet vervalt." in client.get("/producten/factsheet/").text


@pytest.mark.django_db
def test_a_new_plan_takes_the_place_of_the_old_and_can_be_undone():
    product, emma = make_product(), make_user("Emma")
    plan_new_text(product, emma)
    plan = plan_new_text(product, emma)
    assert list(Plan.objects.all()) == [plan]
    planning.cancel_plan(plan=plan, by=emma)
    assert not Plan.objects.exists()
    assert product.changes.first().act == "unplanned"


@pytest.mark.django_db
def test_publishing_by_hand_ends_the_plan():
    product, emma = make_product(), make_user("Emma")
    plan_new_text(product, emma)
    publishing.publish(product=product, by=emma, summary="Toch nu al.")
    assert not Plan.objects.exists()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("2027-03-28T02:00", "Dit tijdstip bestaat niet: die nacht gaat de klok van 2.00 naar 3.00 uur."),
        ("2027-03-28T02:59", "Dit tijdstip bestaat niet: die nacht gaat de klok van 2.00 naar 3.00 uur."),
        ("2028-03-26T02:30", "Dit tijdstip bestaat niet: die nacht gaat de klok van 2.00 naar 3.00 uur."),
        ("2027-10-31T02:30", "Dit tijdstip is er die nacht twee keer: om 3.00 uur gaat de klok terug naar 2.00 uur."),
    ],
)
def test_an_hour_of_the_night_of_the_clock_is_refused_with_a_sentence_that_fits(typed, sentence):
    with pytest.raises(ValidationError, match=sentence):
        MomentField().clean(typed)


@pytest.mark.parametrize("typed", ["2027-03-28T01:59", "2027-03-28T03:00", "2027-10-31T01:59", "2027-10-31T03:00"])
def test_the_hours_beside_it_are_taken(typed):
    assert f"{timezone.localtime(MomentField().clean(typed)):%Y-%m-%dT%H:%M}" == typed

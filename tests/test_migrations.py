"""An upgrade stops nobody: the version before goes on working while and after our migrations run."""

import pytest
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import connection, models
from django.db.migrations import (
    AddConstraint,
    AddField,
    AddIndex,
    AlterField,
    AlterModelTable,
    CreateModel,
    DeleteModel,
    Migration,
    RemoveField,
    RenameField,
    RenameModel,
    RunPython,
    RunSQL,
    SeparateDatabaseAndState,
)
from django.db.migrations.state import ProjectState

from privacyportal.core.only_one import only_one
from privacyportal.core.patient_operations import AddConstraintPatiently, AddIndexPatiently, CheckOldRows
from tests.migration_rules import faults_of
from tests.released_migrations import newest, released, unsafe_since

TITLE = models.CharField(max_length=100, null=True)
INDEX = models.Index(fields=["title"], name="post_title")
CHECK = models.CheckConstraint(condition=models.Q(title__gt=""), name="post_has_title")
POST = CreateModel("Post", [("id", models.BigAutoField(primary_key=True)), ("title", TITLE)])
DESK = CreateModel("Desk", [("id", models.BigAutoField(primary_key=True)), ("name", models.TextField(db_default=""))])


def count_posts(apps, schema_editor):
    _model(apps).objects.count()


def _model(apps):
    return apps.get_model("community", "Post")


def count_desks(apps, schema_editor):
    apps.get_model("contact", "Desk").objects.count()


def faults(*operations, **said):
    """Of a migration with `operations` on a table of posts, a large one, and one of desks."""
    state = ProjectState()
    for operation in (POST, DESK):
        operation.state_forwards("community", state)
    kind = type("Migration", (Migration,), {"operations": list(operations), **said})
    return faults_of(kind("0002_made_up", "community"), state, set())


REFUSED = {
    "a column goes": [RemoveField("post", "title")],
    "a table goes": [DeleteModel("Post")],
    "a column is renamed": [RenameField("post", "title", "heading")],
    "a model is renamed": [RenameModel("Desk", "Counter")],
    "a table is renamed": [AlterModelTable("post", "messages")],
    "it goes behind the models' back": [SeparateDatabaseAndState([RemoveField("post", "title")], [])],
    "a column must be filled": [AlterField("post", "title", models.CharField(max_length=100, default=""))],
    "a column gets shorter": [AlterField("post", "title", models.CharField(max_length=99, null=True))],
    "a text gets an end": [AlterField("desk", "name", models.CharField(max_length=99, db_default=""))],
    "a column gets another type": [AlterField("post", "title", models.IntegerField(null=True))],
    "a column gets another name": [
        AlterField("post", "title", models.CharField(max_length=100, null=True, db_column="t"))
    ],
    "a column must be unique": [AlterField("desk", "name", models.TextField(db_default="", unique=True))],
    "a default goes": [AlterField("desk", "name", models.TextField())],
    "a new column must be filled": [AddField("desk", "phone", models.TextField(default=""))],
    "a large table gets an index": [AddIndex("post", INDEX)],
    "a large table gets an index with a column": [AddField("post", "on", models.DateField(null=True, db_index=True))],
    "a large table gets an index in a column": [
        AlterField("post", "title", models.CharField(max_length=100, null=True, db_index=True))
    ],
    "a large table gets a rule": [AddConstraint("post", CHECK)],
    "code stands beside a change": [RunPython(count_desks), AddField("desk", "phone", models.TextField(null=True))],
    "code holds a large table": [RunPython(count_posts)],
    "SQL holds a large table": [RunSQL("UPDATE community_post SET title = ''")],
}
ALLOWED = {
    "a new table, with all that belongs to it": [
        CreateModel("Mark", [("id", models.BigAutoField(primary_key=True))]),
        AddField("mark", "title", models.TextField(default="")),
        AddIndex("mark", models.Index(fields=["title"], name="mark_title")),
        RenameField("mark", "title", "heading"),
    ],
    "a column that may be empty": [AddField("post", "phone", models.TextField(null=True))],
    "a column that the database fills": [AddField("post", "phone", models.TextField(default="", db_default=""))],
    "a column to another table": [AddField("desk", "posts", models.ManyToManyField("community.Post"))],
    "a longer column": [AlterField("post", "title", models.CharField(max_length=200, null=True))],
    "a column without an end": [AlterField("post", "title", models.TextField(null=True))],
    "other words beside a column": [AlterField("post", "title", models.CharField("titel", max_length=100, null=True))],
    "a column that may be empty from now on": [AlterField("desk", "name", models.TextField(null=True, db_default=""))],
    "a column that the models forget first": [SeparateDatabaseAndState([], [RemoveField("post", "title")])],
    "an index in a small table": [AddIndex("desk", models.Index(fields=["name"], name="desk_name"))],
    "a rule for new rows": [AddConstraintNotValid("post", CHECK)],
    "code by itself on a small table": [RunPython(count_desks)],
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_the_version_before_would_not_survive_is_refused(case):
    assert len(faults(*REFUSED[case])) == 1
    assert faults(*REFUSED[case], breaks="nobody uses it since 0.3") == []


@pytest.mark.parametrize("case", ALLOWED)
def test_what_it_survives_is_not(case):
    assert faults(*ALLOWED[case]) == []


def test_a_large_table_may_be_worked_on_bit_by_bit():
    assert faults(RunPython(count_posts), atomic=False) == []
    assert faults(AddIndexPatiently("post", INDEX), AddConstraintPatiently("post", CHECK), atomic=False) == []


def test_each_migration_since_the_last_release_lets_the_version_before_work():
    assert unsafe_since(released()) == {}


def test_the_rule_sees_our_own_older_migrations_when_they_are_not_released():
    found = unsafe_since([])
    assert "code stands in a migration of its own" in str(found["index.0005_answers_and_sections"])
    assert "index.0001_initial" not in found  # new tables are free


def test_a_release_has_only_migrations_that_are_there():
    assert {app for app, _ in released()} <= {app for app, _ in newest()}


@pytest.mark.django_db(transaction=True)
def test_what_is_patient_works_on_both_databases_while_prepare_keeps_others_waiting():
    before, operations = ProjectState(), [AddIndexPatiently("post", INDEX), AddConstraintPatiently("post", CHECK)]
    POST.state_forwards("migrations", before)
    with only_one("prepare"), connection.schema_editor(atomic=False) as editor:
        POST.database_forwards("migrations", editor, ProjectState(), before)
        try:
            for operation in [*operations, CheckOldRows("post", "post_has_title")]:
                after = before.clone()
                operation.state_forwards("migrations", after)
                operation.database_forwards("migrations", editor, before, after)
                before = after
            with connection.cursor() as cursor:
                made = connection.introspection.get_constraints(cursor, "migrations_post")
            assert {"post_title", "post_has_title"} <= set(made)
            AddIndexPatiently("post", INDEX).database_backwards("migrations", editor, before, before)
        finally:
            POST.database_backwards("migrations", editor, before, ProjectState())

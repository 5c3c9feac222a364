"""The rule for migrations: while a new one runs and after it ran, the code of the version before goes on working."""

import math
import re
from types import CodeType, FunctionType

from django.contrib.postgres.operations import AddConstraintNotValid, AddIndexConcurrently
from django.db import connection, migrations, models

LARGE = {"community.post", "community.topic", "index.searchentry", "accounts.user"}  # with as many rows as people write
TAKEN_AWAY = (
    migrations.RemoveField,
    migrations.DeleteModel,
    migrations.RenameField,
    migrations.RenameModel,
    migrations.AlterModelTable,
)
CODE = (migrations.RunPython, migrations.RunSQL)
LOCKING, PATIENT = (migrations.AddIndex, migrations.AddConstraint), (AddIndexConcurrently, AddConstraintNotValid)
NOTHING = models.NOT_PROVIDED


def faults_of(migration, state, new_tables):
    """What the version before would not survive in `migration`, which runs on `state` and moves it on. Of `new_tables`
    (app.model) that version knows nothing; the set grows. A migration with `breaks` says itself why it may."""
    found = list(_misplaced_code(migration))
    for operation in migration.operations:
        found += _faults(operation, migration.app_label, state, new_tables)
        operation.state_forwards(migration.app_label, state)
        if isinstance(operation, migrations.CreateModel):
            new_tables.add(f"{migration.app_label}.{operation.name_lower}")
    return [] if getattr(migration, "breaks", "") else found


def _misplaced_code(migration):
    code = [operation for operation in migration.operations if isinstance(operation, CODE)]
    if code and len(code) < len(migration.operations):
        yield "code stands in a migration of its own: else tables stay locked as long as it runs"
    if migration.atomic and any(_asks_large_tables(operation) for operation in code):
        yield "code on a large table has atomic = False and goes in batches: else its rows stay locked"


def _asks_large_tables(operation):
    if isinstance(operation, migrations.RunSQL):
        return any(name.replace(".", "_") in str(operation.sql) for name in LARGE)
    words = {word.lower() for word in _words(operation.code, set())}
    return any(name in words or set(name.split(".")) <= words for name in LARGE)


def _words(function, seen):
    """The texts in `function`, and in the functions of its module that it names."""
    codes = [function.__code__]
    while codes:
        code = codes.pop()
        codes += [part for part in code.co_consts if isinstance(part, CodeType)]
        yield from (part for part in code.co_consts if isinstance(part, str))
        for name in set(code.co_names) - seen:
            seen.add(name)
            if isinstance(other := function.__globals__.get(name), FunctionType):
                yield from _words(other, seen)


def _faults(operation, app, state, new_tables):
    if isinstance(operation, migrations.SeparateDatabaseAndState):
        inner = state.clone()
        for part in operation.database_operations:
            yield from _faults(part, app, inner, new_tables)
            part.state_forwards(app, inner)
        return
    names = (getattr(operation, name, None) for name in ("model_name", "old_name", "name"))
    table = f"{app}.{next(filter(None, names), '')}".lower()
    if table not in new_tables:
        yield from (f"{operation.describe()}: {why}" for why in _reasons(operation, app, table, state))


def _reasons(operation, app, table, state):
    if isinstance(operation, TAKEN_AWAY):
        yield "the version before still asks for it"
    elif isinstance(operation, migrations.AddField):
        yield from _of_a_new_column(operation.field, table)
    elif isinstance(operation, migrations.AlterField):
        yield from _of_another_column(operation, app, table, state)
    elif isinstance(operation, LOCKING) and not isinstance(operation, PATIENT) and table in LARGE:
        yield "a large table is locked as long as this takes: see core/patient_operations.py"


def _of_a_new_column(field, table):
    if not field.many_to_many and not field.null and field.db_default is NOTHING:
        yield "not null without db_default: the version before makes rows without it"
    if table in LARGE and (field.db_index or field.unique):
        yield "an index in a large table comes by itself, as in core/patient_operations.py"


def _of_another_column(operation, app, table, state):
    after = state.clone()
    operation.state_forwards(app, after)
    old, new = (now.apps.get_model(table)._meta.get_field(operation.name) for now in (state, after))
    if old.null and not new.null:
        yield "not null: the version before may leave it empty"
    if old.column != new.column or not _has_room(old, new):
        yield "another or a shorter column than the version before expects"
    if new.unique and not old.unique:
        yield "unique: the version before may write it twice"
    if old.db_default is not NOTHING and new.db_default is NOTHING:
        yield "the version before leans on the default that goes away"
    if table in LARGE and (new.db_index, new.unique) > (old.db_index, old.unique):
        yield "an index in a large table comes by itself, as in core/patient_operations.py"


def _has_room(old, new):
    """Whether a column for `new` takes all that one for `old` takes, without being written anew."""
    types = [field.db_parameters(connection)["type"] or "" for field in (old, new)]
    texts = [re.fullmatch(r"varchar\((\d+)\)|text", kind) for kind in types]
    if types[0] == types[1] or not all(texts):
        return types[0] == types[1]
    rooms = [int(text[1] or 0) or math.inf for text in texts]
    return rooms[1] >= rooms[0]

"""Operations of migrations for tables with so many rows that nobody may wait for them: without a lock on PostgreSQL, plain
on SQLite, which has no other way. The migration says `atomic = False`."""

from django.contrib.postgres.operations import AddConstraintNotValid, AddIndexConcurrently, ValidateConstraint
from django.db.migrations import AddConstraint, AddIndex


def _is_patient(schema_editor):
    return schema_editor.connection.vendor == "postgresql"


class AddIndexPatiently(AddIndexConcurrently):
    def database_forwards(self, app_label, schema_editor, *states):
        kind = AddIndexConcurrently if _is_patient(schema_editor) else AddIndex
        kind.database_forwards(self, app_label, schema_editor, *states)

    def database_backwards(self, app_label, schema_editor, *states):
        kind = AddIndexConcurrently if _is_patient(schema_editor) else AddIndex
        kind.database_backwards(self, app_label, schema_editor, *states)


class AddConstraintPatiently(AddConstraintNotValid):
    """It holds for new rows; a later migration has CheckOldRows look at those that were there."""

    def database_forwards(self, app_label, schema_editor, *states):
        kind = AddConstraintNotValid if _is_patient(schema_editor) else AddConstraint
        kind.database_forwards(self, app_label, schema_editor, *states)


class CheckOldRows(ValidateConstraint):
    def database_forwards(self, app_label, schema_editor, *states):
        if _is_patient(schema_editor):
            super().database_forwards(app_label, schema_editor, *states)

"""The form of the definition of an aid."""

from pathlib import Path

from products.definitions.schema import Schema

SCHEMA = Schema(Path(__file__).with_name("definition.schema.yaml"))

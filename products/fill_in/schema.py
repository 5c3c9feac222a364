"""The form of the definition of a model."""

from pathlib import Path

from products.definitions.schema import Schema

SCHEMA = Schema(Path(__file__).with_name("definition.schema.yaml"))

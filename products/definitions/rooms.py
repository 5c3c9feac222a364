"""What is different in the room of each kind of tool; a room gives it to its AppConfig as `room`."""

from collections.abc import Callable
from dataclasses import dataclass

from django.apps import apps

from .models import Tool
from .schema import Schema


@dataclass(frozen=True)
class Room:
    model: type[Tool]
    live: type  # the `editions.Live` of this room
    find: Callable  # the Live under an address, or None
    schema: Schema
    check: Callable  # the Definition of a text, and its `yaml_lines.Source`; raises DefinitionFault
    faults_of: Callable  # everything that keeps a text from being published
    index: Callable  # bring the search index up to date with the tool of this slug
    preview: str  # the first page of a concept: "aids_preview:aid"
    change_hint: str = ""  # where readers see what an edition changed, for who writes it
    publish_hint: str = ""  # what becomes of what readers keep of an older edition

    @property
    def preview_namespace(self):
        return self.preview.partition(":")[0]

    @property
    def plans(self):
        """All planned editions of this room."""
        return self.model._meta.get_field("plan").related_model.objects.all()

    @property
    def handovers(self):
        """All questions of this room to publish a concept."""
        return self.model._meta.get_field("handover").related_model.objects.all()


def room_of(tool):
    return tool._meta.app_config.room


def room_called(label):
    """The room of another app, for a tool that leads to the tools there."""
    return apps.get_app_config(label).room


def rooms():
    """Every room that has tools."""
    return [config.room for config in apps.get_app_configs() if hasattr(config, "room")]

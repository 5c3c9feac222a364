"""What is different of a model among the tools."""

from products.definitions.rooms import Room

from .editions import LiveModel, live
from .models import FillInModel
from .schema import SCHEMA
from .searchable import index_model
from .validation import check, faults_of

ROOM = Room(
    model=FillInModel,
    live=LiveModel,
    find=live,
    schema=SCHEMA,
    check=check,
    faults_of=faults_of,
    index=index_model,
    preview="models_preview:model",
    change_hint="Staat bij wie verdergaat met een eigen bestand van een oudere uitgave. Bijvoorbeeld: artikel 9 is nieuw.",
    publish_hint="Wie een eigen bestand bewaarde, kan daarmee verder en leest wat er anders is.",
)

"""What is different of a keuzehulp among the tools."""

from products.definitions.rooms import Room

from .editions import LiveAid, live
from .lending import refresh_borrowers
from .models import DecisionAid
from .schema import SCHEMA
from .searchable import index_aid
from .validation import check, faults_of


def index(slug):
    index_aid(slug)
    refresh_borrowers(slug)


ROOM = Room(
    model=DecisionAid,
    live=LiveAid,
    find=live,
    schema=SCHEMA,
    check=check,
    faults_of=faults_of,
    index=index,
    preview="aids_preview:aid",
    change_hint="Staat bij een uitkomst die volgens oudere regels is gemaakt. Bijvoorbeeld: bij D7 telt ap18 nu mee.",
    publish_hint="Oude uitkomsten blijven te openen.",
)

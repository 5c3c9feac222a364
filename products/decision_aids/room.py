"""What is different of a keuzehulp among the tools."""

from products.definitions.rooms import Room

from .editions import LiveAid, live
from .models import DecisionAid
from .searchable import index_aid
from .validation import check, faults_of

ROOM = Room(
    model=DecisionAid,
    live=LiveAid,
    find=live,
    check=check,
    faults_of=faults_of,
    index=index_aid,
    preview="aids_preview:aid",
)

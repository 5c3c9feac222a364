"""The model that a page is about."""

from functools import partial

from products.definitions.lookup import live_or_concept

from ..room import ROOM

model_of = partial(live_or_concept, ROOM)

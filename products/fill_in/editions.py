"""The published models, and what changed since an edition."""

from dataclasses import dataclass

from products.definitions.editions import Live, Published

from .definition import Definition
from .models import FillInModel
from .reading import read


@dataclass(frozen=True)
class LiveModel(Live):
    definition: Definition
    namespace: str = "fill_in"


_published = Published(FillInModel, read, LiveModel)
live_models, live, live_among = _published.all, _published.one, _published.among
changes_since = _published.changes_since

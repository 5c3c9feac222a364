"""Where desks work."""

from . import desks, questions  # noqa: F401  each registers its own

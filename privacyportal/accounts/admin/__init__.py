"""Where people are let in, and where organisations, their domains and people's rights are kept."""

from . import domains, groups, organisations, people, queue  # noqa: F401

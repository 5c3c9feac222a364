"""Where editors keep the decision aids current."""

from . import aid_form

__all__ = ["aid_form"]

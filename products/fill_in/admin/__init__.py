"""Where editors keep the models current."""

from . import model_form

__all__ = ["model_form"]

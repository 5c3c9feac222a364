"""Knowledge products, and what belongs to them."""

from .change import Change, Plan
from .chosen_file import ChosenFile
from .classification import LawTerm, Publisher, Theme
from .file import ProductFile
from .handover import Handover
from .product import FormerSlug, Product
from .upkeep import BrokenLink, LinkRound, ReviewMail

__all__ = [
    "BrokenLink",
    "Change",
    "ChosenFile",
    "FormerSlug",
    "Handover",
    "LawTerm",
    "LinkRound",
    "Plan",
    "Product",
    "ProductFile",
    "Publisher",
    "ReviewMail",
    "Theme",
]

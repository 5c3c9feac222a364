"""How the pages of every tool show what its definition says; each room registers these as its own tags."""

from functools import lru_cache

from privacyportal.core.markdown import Linking, render_markdown
from privacyportal.core.references import known
from products.models import Product


def written(text):
    """Markdown of an editor as HTML; an article of law without the name of a law is one of the standard law."""
    return _made(text, Linking(known.recent(), explains=False))


def introduced(text):
    """The one text at the top of a page, which explains its terms too."""
    return _made(text, Linking(known.recent()))


def written_beside_a_model(text):
    """As `written`, where "artikel 5" may be an article of the document that the reader makes."""
    return _made(text, Linking(known.recent(), has_standard_law=False, explains=False))


def introduced_beside_a_model(text):
    return _made(text, Linking(known.recent(), has_standard_law=False))


@lru_cache(maxsize=3_000)
def _made(text, linking):
    """Made once: the texts of an edition never change."""
    return render_markdown(text, top_level=3, linking=linking)


def products_of(tool):
    """The published products that a tool belongs with."""
    return Product.objects.published().in_order(tool.definition.products)


def desk_door(model, slug, user):
    """Where who may change this tool does so; empty for everybody else."""
    if not (user.is_staff and user.has_perm(f"{model._meta.app_label}.change_{model._meta.model_name}")):
        return ""
    tool = model.objects.filter(slug=slug).first()
    return tool.change_url() if tool else ""

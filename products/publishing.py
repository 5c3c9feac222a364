"""What happens to a product when someone acts; the admin, the commands and the tests all come through here.

Every act takes keywords only, leaves a Change (who, when, why) and a version, and returns the product. What may not be
done raises Refused, whose text is the sentence for the editor.
"""

from django.db import transaction
from django.utils import timezone

from privacyportal.core.refusals import Refused

from . import handover_mail
from .concepts import (
    has_other_words,
    put,
    refuse_too_dear,
    says_already,
    take_over,
    unrecorded,
    working_copy,
    write_concept,
)
from .ending import set_end
from .models import Change, FormerSlug, Handover, Plan, Product
from .publish_check import bsn_faults, find_faults
from .recording import done, leave_change
from .signing import say_it_changed, sign
from .slugs import chosen_slug, free_slug
from .versions import content_of, keep_first, record

Act, Status = Change.Act, Product.Status
PUBLIC = [Status.PUBLISHED, Status.REPLACED, Status.WITHDRAWN]


class NotReady(Refused):
    """The publish check found `faults`."""

    def __init__(self, faults):
        self.faults = faults
        super().__init__("Dit product kan nog niet op de website. Verbeter eerst de genoemde punten.")


@transaction.atomic
def save_concept(*, product, by, values, why=""):
    """Keep `values` as the newest concept; what is on the website stays as it is. Returns its row. Raises Refused.

    Who changed nothing and says nothing, leaves no version.
    """
    refuse_too_dear(values)
    if product._state.adding:
        product.slug = product.slug or free_slug(values["title"])
        working = product
        put(working, values)
    else:
        product = locked(product)
        working = working_copy(product)
        if not why and says_already(working, values):
            return working
        keep_first(product)
        working = write_concept(product, working, values)
    record(working, by=by, why=why or "Concept bewaard.")
    leave_change(working.concept_of or working, Act.SAVED, why or "Concept bewaard.", by)
    return working


@transaction.atomic
def publish(*, product, by, summary="", is_major=True, is_checked=False):
    """Put the newest concept on the website. A major change tells its readers `summary`. Raises NotReady, Refused.

    With `is_checked` whoever publishes signs for the whole text; without it nobody did, and the page says so.
    """
    product = locked(product)
    concept = working_copy(product)
    if concept == product and product.status != Status.CONCEPT:
        raise Refused("Alles van dit product staat al op de website. Er is geen nieuwer concept.")
    if product.status in (Status.REPLACED, Status.WITHDRAWN) and not product.offline_at:
        raise Refused(f"Dit product is {product.get_status_display().lower()}. Zet het eerst terug op de website.")
    if faults := find_faults(concept, summary=summary, is_major=is_major):
        raise NotReady(faults)
    if concept == product:  # else the act that wrote the concept did so
        keep_first(product)
    is_other = has_other_words(concept, product)
    take_over(concept, product)
    product.published_at = product.published_at or timezone.now()
    product.status = Status.PUBLISHED
    if is_other:
        say_it_changed(product)
    if is_checked:
        sign(product, by=by)
    product.plans.filter(act=Plan.Act.PUBLISH).delete()
    handover_mail.end(getattr(product, "handover", None), by=by)
    return done(product, Act.PUBLISHED, summary or "Kleine verbetering.", by, is_major=is_major)


@transaction.atomic
def discard_concept(*, product, by):
    """Throw the newer concept away; its versions stay in the history."""
    product = locked(product)
    concept = working_copy(product)
    if concept == product:
        raise Refused("Er is geen nieuwer concept om weg te gooien.")
    with unrecorded(concept):
        concept.delete()
    product.plans.filter(act=Plan.Act.PUBLISH).delete()
    Handover.objects.filter(product=product).delete()
    leave_change(product, Act.DISCARDED, "Concept weggegooid.", by)
    return product


@transaction.atomic
def restore(*, product, version, by):
    """Put an old version back as a new concept; nothing changes on the website. Returns its row. Raises Refused."""
    product = locked(product)
    values = content_of(version)
    refuse_too_dear(values, "Deze versie kan niet terug. ")
    keep_first(product)
    if not values["publisher"]:
        del values["publisher"]
    working = write_concept(product, working_copy(product), values)
    why = f"Versie van {timezone.localtime(version.history_date):%d-%m-%Y %H.%M} uur teruggezet."
    record(working, by=by, why=why)
    leave_change(product, Act.RESTORED, why, by)
    return working


@transaction.atomic
def mark_as_checked(*, product, by, check_before_on):
    """Sign for the text on the website as it is, and say when it must be looked at again."""
    product = locked(product)
    if product.status != Status.PUBLISHED:
        raise Refused("Alleen een product dat op de website staat en geldt, kan nog actueel zijn.")
    if check_before_on <= timezone.localdate():
        raise Refused("Kies een controledatum die nog komt.")
    concept = working_copy(product)
    if concept != product:
        put(concept, {"check_before_on": check_before_on})
    product.check_before_on = check_before_on
    sign(product, by=by)
    return done(product, Act.CHECKED, "Gecontroleerd: nog actueel.", by)


@transaction.atomic
def withdraw(*, product, by, reason, successor=None):
    """The product no longer holds; it stays readable under a banner with the reason."""
    product = _public(product, "intrekken")
    if product.status == Status.WITHDRAWN:
        raise Refused("Dit product is al ingetrokken.")
    set_end(product, Status.WITHDRAWN, reason, successor)
    product.plans.all().delete()
    return done(product, Act.WITHDRAWN, reason, by, is_major=True)


@transaction.atomic
def replace(*, product, by, successor, note=""):
    """Another product takes its place; the banner links to the successor."""
    product = _public(product, "vervangen")
    if not successor:
        raise Refused("Kies het product dat dit product vervangt.")
    set_end(product, Status.REPLACED, note, successor)
    product.plans.all().delete()
    return done(product, Act.REPLACED, note or f"Vervangen door {successor}.", by, is_major=True)


@transaction.atomic
def explain_end(*, product, by, note, check_before_on):
    """Say in other words why a product no longer holds, and when that must be looked at again."""
    product = _public(product, "anders uitleggen")
    if product.status == Status.PUBLISHED:
        raise Refused("Dit product geldt nog. Er is geen reden om uit te leggen.")
    set_end(product, product.status, note, product.superseded_by)
    product.check_before_on = check_before_on
    return done(product, Act(product.status), "Uitleg bij de status of controledatum gewijzigd.", by)


@transaction.atomic
def take_offline(*, product, by, reason, successor=None):
    """Take the page away: its address answers 410 with the reason and the alternative."""
    product = _public(product, "van de website halen")
    set_end(product, product.status, reason, successor or product.superseded_by)
    _hand_on(product)
    product.offline_at = timezone.now()
    product.plans.all().delete()
    return done(product, Act.OFFLINE, reason, by)


@transaction.atomic
def reinstate(*, product, by, reason):
    """Undo a withdrawal, a replacement or taking offline: the product holds again."""
    product = locked(product)
    is_retired = product.status in (Status.REPLACED, Status.WITHDRAWN) or product.offline_at
    if product.status not in PUBLIC or not is_retired:
        raise Refused("Alleen een ingetrokken, vervangen of weggehaald product kunt u terugzetten.")
    if not reason.strip():
        raise Refused("Zeg waarom u dit product terugzet.")
    if product.offline_at and (faults := bsn_faults(product)):
        raise NotReady(faults)
    product.status, product.status_note = Status.PUBLISHED, ""
    product.superseded_by = product.offline_at = None
    return done(product, Act.REINSTATED, reason, by)


@transaction.atomic
def rename(*, product, slug, by):
    """Give the product another address; the old one redirects for good."""
    product = locked(product)
    old, product.slug = product.slug, chosen_slug(slug, product=product)
    product.former_slugs.filter(slug=product.slug).delete()
    if product.status != Status.CONCEPT:
        FormerSlug.objects.create(slug=old, product=product)
    return done(product, Act.RENAMED, f"Adres veranderd van {old} in {product.slug}.", by)


@transaction.atomic
def delete(*, product):
    """Remove a concept that was never on the website. Everything that was published is withdrawn instead."""
    product = locked(product)
    if product.status != Status.CONCEPT:
        raise Refused("Dit product stond op de website. Trek het in of haal het van de website; verwijderen kan niet.")
    product.delete()


def locked(product):
    """The product itself (never its newer concept), fresh, and held until the transaction ends."""
    return Product.objects.select_for_update(of=("self",)).get(pk=product.concept_of_id or product.pk)


def _public(product, act):
    product = locked(product)
    if product.status not in PUBLIC or product.offline_at:
        raise Refused(f"Dit product staat niet op de website. U kunt het niet {act}.")
    return product


def _hand_on(product):
    """What this product replaced, is replaced by its alternative from now on; a link to nowhere is not left."""
    replaced = list(product.supersedes.filter(status=Status.REPLACED))
    if not replaced:
        return
    if not product.superseded_by:
        names = ", ".join(str(other) for other in replaced)
        raise Refused(f"Dit product vervangt een ander ({names}). Kies wat de lezer daarvan nu kan gebruiken.")
    for other in replaced:
        set_end(other, Status.REPLACED, "", product.superseded_by)
        done(other, Act.REPLACED, f"Vervangen door {product.superseded_by}.", None)

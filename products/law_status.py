"""Was-wordt: under which law a product was written, and what a reader must know about that today."""


def law_label(product):
    """`Geschreven onder: Wbp, PIA`, or nothing when the editor named no law."""
    terms = [law.term for law in product.written_under.all()]
    return f"Geschreven onder: {', '.join(terms)}" if terms else ""


def law_notes(product):
    """The old laws, norms and words of this product, each with what holds in its place today."""
    return [law for law in product.written_under.all() if law.replaced_by]

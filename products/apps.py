from django.apps import AppConfig

from privacyportal.core.public_rows import Shown

from .status import Status


class ProductsConfig(AppConfig):
    name = "products"
    verbose_name = "Kennisproducten"
    public_rows = (
        Shown("Publisher"),
        Shown("Theme"),
        Shown("LawTerm"),
        Shown(
            "Product",
            besides="owner links_checked_at is_to_recheck kept_with",
            only=f"{{row}}.status <> '{Status.CONCEPT}'",
        ),
        Shown("Product_themes"),
        Shown("Product_related"),
        Shown("Product_written_under"),
        Shown("ProductFile", besides="text found wish"),
        Shown("FormerSlug"),
        Shown("Change", besides="author"),
    )

    def ready(self):
        from privacyportal.accounts.personal_data import register_part
        from privacyportal.contact.mails import EDITORS_OF
        from privacyportal.index.told import FIXED_ANSWER_CHANGED
        from privacyportal.laws.cited_by import SOURCES

        from .citing import citing_texts
        from .own_data import PART
        from .reviewing import people_of
        from .touched_links import look_at_places

        FIXED_ANSWER_CHANGED.append(look_at_places)
        register_part(PART)
        SOURCES.append(citing_texts)
        EDITORS_OF.append(people_of)

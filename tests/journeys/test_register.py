"""The register in a real browser: from her file to the result, in every width, without the script, leaving no cookie."""

import pytest
from playwright.sync_api import expect

from products.register.columns import table_of
from tests.accessibility import audit
from tests.browser import press
from tests.register.sheets import xlsx

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
COLUMNS = table_of(1).columns
HEADINGS = [column.name for column in COLUMNS[:-1]] + ["Xqzwk"]


def file_of(rows):
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return {"name": "register.xlsx", "mimeType": kind, "buffer": xlsx([HEADINGS, *rows])}


def row_without(number, *empty):
    row = table_of(1).rows[number]
    return ["" if column.number in empty else row[column.number] for column in COLUMNS]


def check(page, rows):
    page.goto("/register/")
    press(page.get_by_role("link", name="Controleer uw register").first)
    page.get_by_label("Uw register").set_input_files(file_of(rows))
    press(page.get_by_role("button", name="Lees mijn register"))


@pytest.mark.audit
def test_a_register_is_checked_and_every_page_can_be_used_by_everyone(open_browser):
    page = open_browser(width=320, java_script_enabled=False)
    check(page, [row_without(0), row_without(1, 6, 18)])
    page.get_by_label("Xqzwk").select_option("status")
    press(page.get_by_role("button", name="Controleer het register"))
    expect(page.get_by_text("1 van de 2 rijen is compleet")).to_be_visible()
    page.get_by_label("Toon alleen dit punt").select_option("leeg-doel")
    press(page.get_by_role("button", name="Toon deze rijen"))
    expect(page.get_by_role("heading", level=3)).to_have_count(1)
    with page.expect_download() as download:
        page.get_by_role("button", name="Excel (.xlsx)").click()
    assert download.value.suggested_filename == "register.xlsx"
    press(page.get_by_role("button", name="Wijzig de koppen"))
    expect(page.get_by_label("Xqzwk")).to_have_value("status")
    assert page.context.cookies() == []


@pytest.mark.audit
def test_the_result_and_the_headings_have_no_fault_for_anyone(open_browser):
    page = open_browser(width=1280)
    check(page, [row_without(0, 5), row_without(1, 6, 18)])
    assert audit(page) == []
    press(page.get_by_role("button", name="Controleer het register"))
    assert audit(page) == []


@pytest.mark.deep
@pytest.mark.parametrize("address", ["/register/", "/register/controleren/"])
def test_the_pages_have_no_fault_with_all_that_folds_unfolded(open_browser, address):
    page = open_browser(width=1280)
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    assert audit(page) == []


@pytest.mark.deep
def test_a_long_result_is_walked_through_page_by_page(open_browser):
    page = open_browser(width=320)
    owners = ["gegevensbeschermingscoördinator", "teammanager"]
    rows = [row_without(0, 6) for _ in range(101)] + [row_without(0, 9)]
    check(page, [[f"VW-{n:04}", f"Proces {n}", *row[2:21], owners[n % 2], *row[22:]] for n, row in enumerate(rows, 1)])
    press(page.get_by_role("button", name="Controleer het register"))
    row = page.get_by_role("heading", level=3)
    expect(row).to_have_count(100)
    press(page.get_by_role("button", name="Volgende pagina"))
    expect(row).to_have_text(["Rij 102: Proces 101", "Rij 103: Proces 102"])
    expect(page.get_by_role("button", name="Volgende pagina")).to_have_count(0)
    assert audit(page) == []
    press(page.get_by_role("button", name="Vorige pagina"))
    expect(row.first).to_have_text("Rij 2: Proces 1")
    page.get_by_label("Toon alleen dit punt").select_option("leeg-soorten-mensen")
    press(page.get_by_role("button", name="Toon deze rijen"))
    expect(row).to_have_text(["Rij 103: Proces 102"])


@pytest.mark.deep
def test_a_refusal_and_a_result_without_columns_have_no_fault(open_browser):
    page = open_browser(width=1280)
    page.goto("/register/controleren/")
    press(page.get_by_role("button", name="Lees mijn register"))
    expect(page.get_by_role("alert")).to_contain_text("Kies het bestand")
    assert audit(page) == []
    check(page, [row_without(1, 6)])
    page.get_by_label("Doel", exact=True).select_option("geen")
    press(page.get_by_role("button", name="Controleer het register"))
    expect(page.get_by_text("Deze kolommen ontbreken in uw register")).to_be_visible()
    assert audit(page) == []

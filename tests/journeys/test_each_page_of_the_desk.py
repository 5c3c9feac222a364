"""Every page of the desk that a role reaches by links, one of each kind, and each form with nothing filled in: nothing for
axe at 1280 and 320, light and dark, in two of these four views by its address: the same templates stand at other addresses.
What an earlier role saw in the same shape, is not looked at again."""

import pytest

from tests.accessibility import audit
from tests.desk import FIRST_PAGES, kind_of, lay_out_portal, somebody_with, walk

pytestmark = [pytest.mark.browser, pytest.mark.deep, pytest.mark.django_db(transaction=True)]
WIDE = {"width": 1280, "height": 900}
LINKS = "[...document.links].map((link) => link.pathname + link.search)"
WIDE_LISTS = """() => [...document.querySelectorAll("#changelist .results")]
    .some((list) => list.scrollWidth > list.clientWidth + 1)"""
TYPED = "textarea, input:not([type=hidden], [type=submit], [type=checkbox], [type=radio])"
FORM = f"""[...document.querySelectorAll("#inhoud form[method=post]")]
    .find((form) => !form.id.startsWith("changelist") && form.querySelector("select, {TYPED}"))"""
SEND_NOTHING = f"""() => {{
    const form = {FORM};
    form.noValidate = true;
    for (const field of form.querySelectorAll("{TYPED}")) field.value = "";
    for (const field of form.querySelectorAll("select")) field.selectedIndex = field.options[0]?.value === "" ? 0 : -1;
    form.querySelector("[type=submit], button:not([type=button])").click();
}}"""
SHAPE = """() => {  // what the templates wrote, whatever rows and words it is about; more than four alike are taken away
    const told = ["class", "id", "role", "type", "aria-invalid", "aria-label", "aria-describedby", "open", "hidden"];
    const says = (part) => [...part.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const shape = (part) => {
        const alike = {};
        for (const child of [...part.children]) {
            const found = shape(child);
            alike[found] = (alike[found] ?? 0) + 1;
            if (alike[found] > 4) child.remove();
        }
        const own = [part.localName, says(part), part.hasAttribute("href"), ...told.map((name) => part.getAttribute(name))];
        return `${own}(${Object.keys(alike)})`.replace(/[0-9]+/g, "N");
    };
    return shape(document.querySelector("#inhoud"));
}"""


@pytest.fixture(scope="module")
def seen():
    """The pages, each with its shape, that axe looked at, also for an earlier role."""
    return set()


@pytest.mark.parametrize("role", FIRST_PAGES)
def test_axe_finds_nothing_on_any_page_of_the_desk(open_as, content, role, seen):
    lay_out_portal()
    page = open_as(somebody_with(role))
    forms, faults, looks = [], [], len(seen)

    def links_of(address):
        faults.extend(open_wide(page, address))
        links, has_form = page.evaluate(LINKS), page.evaluate(f"!!{FORM}")
        if is_new(page, kind_of(address), seen):
            faults.extend((address, *fault) for fault in audit(page, whole=False))
            forms.extend([address] if has_form else [])
        return links

    pages = list(walk(links_of))
    for address in forms:
        open_wide(page, address)
        with page.expect_navigation():
            page.evaluate(SEND_NOTHING)
        if is_new(page, (*kind_of(address), "nothing sent"), seen):
            faults.extend((address, "nothing sent", *fault) for fault in audit(page, whole=False))
    print(f"{role}: {len(pages)} pages, {len(forms)} forms, {len(seen) - looks} looks")
    assert faults == []
    assert FIRST_PAGES[role] in pages


def open_wide(page, address):
    """Open it at a desk; what is wrong with it at first sight."""
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme="light")
    status = page.goto(address).status
    return [(address, status)] * (status >= 400) + [(address, "wide list")] * page.evaluate(WIDE_LISTS)


def is_new(page, kind, seen):
    """Has nobody seen a page of this kind in this shape?"""
    known, shape = len(seen), page.evaluate(SHAPE)
    seen.add((kind, shape))
    return len(seen) > known

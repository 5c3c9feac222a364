"""Whatever a member types, nothing of it runs in another's browser: also without the Content-Security-Policy."""

import pytest

from community.models import Post
from community.views.topics import PAGE_SIZE
from tests.browser import press
from tests.community.factories import make_member, make_moderator, make_topic
from tests.journeys.test_community import sign_in  # noqa: F401 (a fixture)
from tests.journeys.vectors import VECTORS

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
ORDINARY = """\
## Een kop

Een **vette** en *schuine* zin met een [link](https://vng.nl) en een voetnoot.[^1]

| Stap | Wat |
|---|---|
| 1 | Lezen |

```
code <b>
```

[^1]: De voetnoot.
"""


def test_there_are_enough_vectors():
    assert len(set(VECTORS)) == len(VECTORS) >= 150


@pytest.fixture
def unguarded(sign_in):  # noqa: F811
    """A browser in which no policy helps: what the sanitiser lets through would run."""
    page = sign_in(make_moderator())
    page.route("**/*", _without_policy)
    page.add_init_script("window.boom = () => { window.ran = (window.ran || 0) + 1; }; window.alert = window.boom;")
    page.on("dialog", lambda dialog: dialog.dismiss())
    return page


def _without_policy(route):
    if "/community/" not in route.request.url:
        return route.continue_()
    answer = route.fetch(max_redirects=0)
    headers = {name: value for name, value in answer.headers.items() if name != "content-security-policy"}
    return route.fulfill(response=answer, headers=headers)


def test_the_browser_would_have_run_it(unguarded):
    """The instrument works: a script in the page itself does run without the policy."""
    unguarded.goto("/community/")
    unguarded.set_content("<img src=x onerror=boom()>")
    unguarded.wait_for_function("window.ran > 0")


def test_nothing_that_a_member_typed_runs(unguarded):
    bram = make_member("Bram")
    topic = make_topic("Titel <img src=x onerror=boom()><script>boom()</script>", author=bram, body=VECTORS[0])
    Post.objects.bulk_create(
        [Post(topic=topic, number=number, author=bram, body=body) for number, body in enumerate(VECTORS[1:], 1)]
    )
    topic.last_number = topic.reply_count = len(VECTORS) - 1
    topic.solution = topic.posts.get(number=9)
    topic.save()
    shown = 0
    for number in range(1, -(-topic.last_number // PAGE_SIZE) + 1):
        response = unguarded.goto(
            f"{topic.get_absolute_url()}?pagina={number}" if number > 1 else topic.get_absolute_url()
        )
        assert "content-security-policy" not in response.headers
        shown += unguarded.locator("article.post .prose").count()
        _touch_everything(unguarded)
        assert not unguarded.evaluate("window.ran"), number
    assert shown == len(VECTORS)
    unguarded.goto("/community/privacy/")
    assert not unguarded.evaluate("window.ran")


def test_previews_quotes_and_history_run_nothing_either(unguarded):
    topic = make_topic(author=make_member("Bram"))
    everything = "\n\n".join(VECTORS)
    for start in range(0, len(everything), 9_000):
        unguarded.goto(topic.get_absolute_url())
        unguarded.fill("[name=body]", everything[start : start + 9_000])
        press(unguarded.locator("[name=preview]"))
        _touch_everything(unguarded)
        assert not unguarded.evaluate("window.ran")
    post = topic.question
    post.revisions.create(body=everything[:9_000], title="<img src=x onerror=boom()>")
    for address in (f"/community/reactie/{post.pk}/geschiedenis/", f"{topic.get_absolute_url()}reageren/?citeer=0"):
        unguarded.goto(address)
        assert not unguarded.evaluate("window.ran")


def test_ordinary_markdown_does_render(unguarded):
    topic = make_topic(author=make_moderator("Dora"), body=ORDINARY)
    unguarded.goto(topic.get_absolute_url())
    prose = unguarded.locator("#reactie-0 .prose")
    assert prose.locator("h3").inner_text() == "Een kop"
    assert (prose.locator("strong").inner_text(), prose.locator("em").inner_text()) == ("vette", "schuine")
    assert prose.locator("a[href='https://vng.nl']").get_attribute("rel") == "nofollow noopener noreferrer"
    assert prose.locator("tbody :is(th, td)").all_inner_texts() == ["1", "Lezen"]
    assert prose.locator("pre").inner_text().strip() == "code <b>"
    assert prose.locator(".footnotes li").count() == 1


def _touch_everything(page):
    """Point at, focus and click whatever a reader could, inside the posts."""
    page.evaluate("""() => {
        for (const one of document.querySelectorAll(".prose *")) {
            for (const name of ["mouseover", "mouseenter", "pointerover", "focus", "toggle", "click"])
                if (!(name === "click" && one.closest("a")))
                    one.dispatchEvent(new Event(name, { bubbles: true, cancelable: true }));
            for (const address of ["href", "src", "action", "formaction", "xlink:href"])
                if (/^[\\s\\x00-\\x20]*(javascript|vbscript|data):/i.test(one.getAttribute?.(address) || "")) window.ran = 1;
            if ([...one.attributes].some((attribute) => attribute.name.startsWith("on"))) window.ran = 1;
        }
    }""")

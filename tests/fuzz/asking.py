"""One thing that somebody asks of the portal, made by chance out of what the portal itself offers."""

import random
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.contrib import admin

from . import values
from .pages import Form
from .routes import HOLE, all_routes

LOOKUPS = [
    "",
    "__exact",
    "__in",
    "__year",
    "__month",
    "__day",
    "__gte",
    "__isnull",
    "__startswith",
    "__regex",
    "__id__exact",
]
OWN = ["p", "o", "all", "e", "_facets", "_popup", "_to_field", "_changelist_filters", "q", "_saveasnew", "pop"]


@dataclass
class Ask:
    method: str
    path: str
    query: str = ""
    data: object = None  # a dictionary is sent as a form, bytes as they are
    content_type: str = ""
    headers: dict = field(default_factory=dict)

    def __str__(self):
        body = (
            self.data
            if isinstance(self.data, bytes)
            else {name: str(value)[:60] for name, value in (self.data or {}).items()}
        )
        return f"{self.method} {self.path[:200]}?{self.query[:300]} {self.content_type} {self.headers} {body}"


class Chance:
    """Makes the next thing to ask of `person`; the same `seed` and the same pages give the same asks."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.models = sorted(admin.site._registry, key=lambda model: model._meta.label)
        routes = all_routes()
        self.rooms = [
            [route for route in routes if route.startswith("beheer/") == is_desk] for is_desk in (True, False)
        ]
        self.known = ["1", "2", "3"]

    def next(self, links, forms):
        kinds = [
            (self.route, 25),
            (self.form, 40 if forms else 0),
            (self.admin_list, 20),
            (self.admin_act, 5),
            (self.link, 10),
        ]
        (make,) = self.random.choices([kind for kind, _ in kinds], [weight for _, weight in kinds])
        return make(forms) if make == self.form else make(links) if make == self.link else make()

    def route(self):
        pieces = self.random.choice(self.random.choice(self.rooms)).split(HOLE)
        path = pieces[0] + "".join(f"{self._part()}{piece}" for piece in pieces[1:])
        return self._odd(Ask(self.random.choice(values.METHODS), f"/{path}", self._query(0, 3)))

    def form(self, forms):
        form: Form = self.random.choice(forms)
        data = {
            name: self.random.choice(offered) for name, offered in form.fields.items() if self.random.random() < 0.8
        }
        for name in self.random.sample(sorted(form.fields), min(len(form.fields), self.random.randint(0, 3))):
            data[name] = self.random.choice([self._value(), self._value(), [self._value(), self._value()]])
        data |= {name: values.odd_file(self.random) for name in form.files if self.random.random() < 0.6}
        path, _, query = (form.action or form.page).partition("?")
        if form.method == "get":
            return Ask("GET", path, urlencode(data, doseq=True, errors="surrogatepass"))
        return Ask("POST", path, query, data)

    def admin_list(self):
        model = self.random.choice(self.models)
        names = [path for path in model._meta.get_fields() if not path.auto_created or path.concrete]
        pairs = [(f"{self.random.choice(names).name}{self.random.choice(LOOKUPS)}", self._value()) for _ in range(2)]
        offered = admin.site._registry[model]
        listed = [entry for entry in [*offered.list_filter, offered.date_hierarchy] if isinstance(entry, str)]
        pairs += [(f"{name}{self.random.choice(LOOKUPS)}", self._value()) for name in listed]
        pairs += [(name, self._value()) for name in OWN]
        chosen = self.random.sample(pairs, self.random.randint(1, 3))
        return Ask("GET", f"/beheer/{model._meta.app_label}/{model._meta.model_name}/", urlencode(chosen))

    def admin_act(self):
        model = self.random.choice(self.models)
        acts = [getattr(act, "__name__", act) for act in admin.site._registry[model].actions or []]
        data = {
            "action": self.random.choice([*acts, "delete_selected", self._value()]),
            "_selected_action": [self._part(), self._value()],
            **({"index": self._value()} if self.random.random() < 0.3 else {}),
            **({"select_across": self._value()} if self.random.random() < 0.3 else {}),
        }
        return Ask("POST", f"/beheer/{model._meta.app_label}/{model._meta.model_name}/", "", data)

    def link(self, links):
        path, _, query = self.random.choice(links or ["/"]).partition("?")
        ask = Ask(self.random.choice(values.METHODS), path, self.random.choice([query, self._query(1, 4)]))
        return self._odd(ask, most=3)

    def _odd(self, ask, most=1):
        for name in self.random.sample(sorted(values.HEADERS), self.random.randint(0, most)):
            ask.headers[name] = self.random.choice(values.HEADERS[name])
        if ask.method not in ("GET", "HEAD", "get") and self.random.random() < 0.6:
            ask.content_type, ask.data = self.random.choice(values.CONTENT_TYPES), self.random.choice(values.BODIES)
        return ask

    def _query(self, least, most):
        names = [self.random.choice(values.NAMES) for _ in range(self.random.randint(least, most))]
        return urlencode([(name, self._value()) for name in names]) if self.random.random() < 0.9 else "&a=%ff%00" * 3

    def _part(self):
        kinds = [self.known, values.NUMBERS, values.VALUES]
        return self.random.choice(self.random.choices(kinds, [5, 2, 3])[0])

    def _value(self):
        return self.random.choice(values.VALUES)


def quoted(path):
    """As a web server hands it over: UTF-8 read as latin-1, and nothing taken away."""
    return path.encode("utf-8", "surrogatepass").decode("latin-1")

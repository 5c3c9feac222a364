"""Home, the statements and the help: the pages that look over all apps."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Q
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from community.models import Forum
from privacyportal.contact.desks import desks_in_use
from privacyportal.core.shared_pages import same_for_visitors
from privacyportal.core.shared_pages.kept_answer import kept_answer
from products.decision_aids.addresses import start_url
from products.decision_aids.editions import live_aids
from products.fill_in.editions import live as live_model
from products.models import Change, LawTerm, Product
from products.publishers import firsts_by_publisher

from . import accessibility, accountability, statements
from .models import GlossaryTerm, HelpPage

MOST_LISTED = 20  # products of one publisher on the home page; the catalogue has them all


@same_for_visitors
@login_not_required
@require_safe
def home(request):
    publishers, knowledge_page_count = _products_by_publisher()
    forum = Forum.objects.announced().first()
    return render(
        request,
        "pages/home.html",
        {
            "publishers": publishers,
            "knowledge_page_count": knowledge_page_count,
            "recent_changes": _recent_changes(),
            "contact_addresses": desks_in_use(),
            "forum": forum,
            "tasks": _tasks(forum),
            "entries": _entries(knowledge_page_count + sum(publisher.count for publisher in publishers)),
            "json_ld": _website(request.build_absolute_uri),
        },
    )


@kept_answer
def _products_by_publisher():
    """The publishers with what they list first, and how many knowledge pages there are besides."""
    pages = Q(kind=Product.Kind.KNOWLEDGE_PAGE)
    return firsts_by_publisher(Product.objects.in_catalogue(), most=MOST_LISTED, besides=pages)


@kept_answer
def _recent_changes():
    return list(Change.objects.public()[:5])


def _tasks(forum):
    """What people come to do, each with the page that begins it; what is not there (any more) makes place for its list."""
    lives = {aid.slug: aid for aid in live_aids()}
    breach, dpia = lives.get("datalek-melden-of-niet"), lives.get("is-een-dpia-verplicht")
    agreement = live_model("model-verwerkersovereenkomst")
    aids, models = reverse("decision_aids:list"), reverse("fill_in:list")
    pages = [
        ("Datalek", start_url(breach) if breach else aids, "Moet u het melden, en wanneer uiterlijk?"),
        ("DPIA", start_url(dpia) if dpia else aids, "Zie of u er een moet doen, en waarom"),
        (
            "Verwerkers\u00adovereenkomst",
            reverse("fill_in:model", args=[agreement.slug]) if agreement else models,
            "Vul het model in",
        ),
        ("Register", reverse("register:check"), "Zie per rij wat er nog mist"),
        (
            "Vraag een collega",
            forum.get_absolute_url() if forum else reverse("community:home"),
            "Van een andere gemeente",
        ),
    ]
    return [{"title": title, "url": url, "text": text} for title, url, text in pages]


def _entries(product_count):
    """The other ways in: look it up, work it out, write it down, have it checked."""
    return [
        {"title": "Iets opzoeken", "url": reverse("products:list"), "text": f"{product_count} kennisproducten"},
        {
            "title": "Iets uitzoeken",
            "url": reverse("decision_aids:list"),
            "text": "Is een DPIA nodig? Moet een datalek gemeld?",
        },
        {
            "title": "Iets opstellen",
            "url": reverse("fill_in:list"),
            "text": "Vul een model in en krijg een Word-bestand",
        },
        {
            "title": "Uw register nakijken",
            "url": reverse("register:check"),
            "text": "Zie per rij wat de AVG nog vraagt",
        },
    ]


def _website(absolute):
    """This website as search engines read it: what it is, and that it can be searched."""
    search = {
        "@type": "SearchAction",
        "target": absolute(reverse("search:page")) + "?q={search_term_string}",
        "query-input": "required name=search_term_string",
    }
    about = {"name": "Privacy voor gemeenten", "url": absolute("/"), "inLanguage": "nl"}
    return {"@context": "https://schema.org", "@type": "WebSite", **about, "potentialAction": search}


@same_for_visitors
@login_not_required
@require_safe
def statement(request, template):
    """One of the statements about the portal itself; its facts come from the settings."""
    return render(request, f"pages/{template}.html", statements.facts())


@same_for_visitors
@login_not_required
@require_safe
def accessibility_json(request):
    facts = accessibility.statement(request.build_absolute_uri)
    return JsonResponse(facts, json_dumps_params={"ensure_ascii": False}, headers={"Access-Control-Allow-Origin": "*"})


@same_for_visitors
@login_not_required
@require_safe
def own_account(request):
    """How the portal accounts for itself, with its own tools."""
    context = {
        "account": accountability.account(),
        "rows": accountability.public_rows(),
        "tested": accountability.tested(),
        "balances": accountability.balances(),
    }
    return render(request, "pages/accountability.html", {**statements.facts(), **context})


@same_for_visitors
@login_not_required
@require_safe
def help_list(request):
    return render(request, "pages/help.html", {"help_pages": HelpPage.objects.all()})


@same_for_visitors
@login_not_required
@require_safe
def help_page(request, slug):
    page = get_object_or_404(HelpPage, slug=slug)
    return render(request, "pages/help_page.html", {"help_page": page, "body": page.html()})


@same_for_visitors
@login_not_required
@require_safe
def glossary(request):
    return render(
        request,
        "pages/glossary.html",
        {"terms": GlossaryTerm.objects.by_letter(), "old_terms": LawTerm.objects.outdated()},
    )

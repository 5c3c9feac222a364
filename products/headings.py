"""What the catalogue says about the choices made in it."""

from .forms import FACETS


def catalogue_heading(form):
    """`Kennisproducten: VNG, Handreiking` or `Kennisproducten over 'datalek'`."""
    labels = [label for _, _, label in _chosen(form)]
    words = form.cleaned_data["q"]
    heading = f"Kennisproducten over '{words}'" if words else "Kennisproducten"
    return f"{heading}: {', '.join(labels)}" if labels else heading


def active_filters(form, query):
    """Each choice with the address of the same page without it."""
    filters = [{"label": label, "url": _without(query, name, value)} for name, value, label in _chosen(form)]
    if words := form.cleaned_data["q"]:
        filters.insert(0, {"label": f"'{words}'", "url": _without(query, "q", query.get("q"))})
    return filters


def _chosen(form):
    for name in FACETS:
        labels = dict(form.fields[name].choices)
        for value in form.cleaned_data[name]:
            yield name, value, labels[value]


def _without(query, name, value):
    query = query.copy()
    query.setlist(name, [other for other in query.getlist(name) if other != value])
    query.pop("pagina", None)
    return f"?{query.urlencode()}" if query.urlencode() else "."

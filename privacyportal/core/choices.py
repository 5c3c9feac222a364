"""This page's address with one choice changed: Django's `{% querystring %}`, for code that makes links."""

from functools import partial

from django.template.defaulttags import querystring

address_with = partial(querystring, None)  # address_with(request.GET, soort="product", pagina=None): None takes it away

"""The admin of the portal: what holds for every list and form of it, whoever wrote them.

- Through the address of a list only its own filters can be asked (admin_lookups.py).
- Numbers in addresses and of chosen rows are looked at before a view or the database sees them.
- Who may not do something stays at the desk, and reads who may; no column of a list leads there.
- Nothing is deleted in bulk, and "view on site" asks nobody else where a row can be read.
"""

from functools import wraps

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.exceptions import DisallowedModelAdminLookup
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.http import Http404
from django.shortcuts import render

from .admin_lookups import is_a_day, lookups_of
from .attempts import note_refusal
from .chosen_rows import RowsField
from .email_field import EmailAddressField
from .numbers import whole
from .who_may import missing_right, roles_with, who_may


class Guarded(admin.ModelAdmin):
    """Stands before every ModelAdmin, whose `column_rights` name, for a column that leads to an act, the right without
    which nobody sees it."""

    def get_list_display(self, request):
        columns, asked = super().get_list_display(request), getattr(self, "column_rights", {})
        return [column for column in columns if column not in asked or request.user.has_perm(asked[column])]

    def lookup_allowed(self, lookup, value, request=None):
        fits = lookups_of(self, request).get(lookup)
        return bool(fits and fits(value))

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        for kind, form_class in ((models.EmailField, EmailAddressField), (models.ManyToManyField, RowsField)):
            kwargs |= {"form_class": form_class} if isinstance(db_field, kind) else {}
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in self.filter_horizontal and hasattr(field.widget, "can_add_related"):
            field.widget = field.widget.widget  # without the icons that open another window
        return field

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        """Boxes to tick in place of two lists with arrows, which need a script and which axe refuses."""
        if db_field.name in self.filter_horizontal:
            kwargs["widget"] = CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def changelist_view(self, request, extra_context=None):
        if not is_a_day(request.GET, self.date_hierarchy):
            raise DisallowedModelAdminLookup("no such day")
        if any(whole(text) is None for text in request.POST.getlist(ACTION_CHECKBOX_NAME)):
            raise BadRequest("no such row")
        return super().changelist_view(request, extra_context)

    def get_inline_instances(self, request, obj=None):
        inlines = super().get_inline_instances(request, obj)
        for inline in inlines:
            inline.view_on_site = False
        return inlines

    def get_view_on_site_url(self, obj=None):
        return obj.get_absolute_url() if obj and self.view_on_site and hasattr(obj, "get_absolute_url") else None


class Site(admin.AdminSite):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.disable_action("delete_selected")

    def register(self, model_or_iterable, admin_class=None, **options):
        """Take in the list of one of the packages in settings.ADMIN_OF; what another brings along stays out."""
        admin_class = admin_class or admin.ModelAdmin
        if not admin_class.__module__.startswith(tuple(f"{package}." for package in settings.ADMIN_OF)):
            return
        told = {"__module__": admin_class.__module__, "__doc__": admin_class.__doc__}
        guarded = type(admin_class.__name__, (Guarded, admin_class), told)
        super().register(model_or_iterable, guarded, **options)

    def get_urls(self):
        return [entry for entry in super().get_urls() if getattr(entry, "name", "") != "view_on_site"]

    def admin_view(self, view, cacheable=False):
        """Rows are named by number: by name (`object_id`; `id` for a password), or by parts that have no name."""
        inner = super().admin_view(view, cacheable)

        @wraps(inner)
        def looked_at(request, *args, **kwargs):
            named = [*args, *(kwargs[name] for name in ("object_id", "id") if name in kwargs)]
            if any(whole(text) is None for text in named):
                raise Http404
            if not self.has_permission(request):
                note_refusal(request)
            try:
                return inner(request, *args, **kwargs)
            except PermissionDenied as denied:
                return self.forbidden(request, denied)

        return looked_at

    def forbidden(self, request, denied):
        right = getattr(denied, "permission", "") or missing_right(request, self._registry)
        note_refusal(request, right)
        about = {"roles": roles_with(right), "people": who_may(right)} if right else {}
        context = {**self.each_context(request), "title": "Dit mag u niet met uw rol", **about}
        return render(request, "admin/forbidden.html", context, status=403)

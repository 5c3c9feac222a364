"""What every page of a tool in the admin begins with."""

from django.contrib import admin
from django.shortcuts import get_object_or_404, render

from privacyportal.core.who_may import RightMissing

from ..concepts import title_of


class ToolPages(admin.ModelAdmin):
    def found(self, request, number, act):
        """The tool with this number, for who may `view` or `change` it. Raises Http404, PermissionDenied."""
        if not self.may(request, act):
            raise RightMissing(self.right_to(act))
        return get_object_or_404(self.model.objects.select_related("plan", "handover"), pk=number)

    def may(self, request, act):
        """Whether this person has the right to `view`, `change`, `delete` or `publish` a tool of this kind."""
        return request.user.has_perm(self.right_to(act))

    def right_to(self, act):
        return f"{self.opts.app_label}.{act}_{self.opts.model_name}"

    def shown(self, request, template, tool, name, context):
        """A page of this tool: its title, its way back, and what Django's templates ask for."""
        title = title_of(tool)
        about = {"title": f"{name}: {title}", "tool": tool, "tool_title": title, "name": name}
        about |= {"back_url": tool.change_url(), "opts": self.opts}
        return render(request, f"admin/{template}", self.admin_site.each_context(request) | about | context)

"""Every floor's front door."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path, re_path

from privacyportal.accounts.views.signing_in import too_often
from privacyportal.pages import desk, errors, machines, well_known
from products.views import markdown_editor, previews

admin.site.site_header = admin.site.site_title = "Beheer - Privacy voor gemeenten"
admin.site.index_title = "Beheer"
admin.site.login = secure_admin_login(admin.site.login)  # one password form, with its limits, for the whole site

urlpatterns = [
    path("", include("privacyportal.pages.urls")),
    path("zoeken/", include("privacyportal.search.urls")),
    path("", include("products.urls")),
    path("", include("products.api.urls")),
    path("", include("products.decision_aids.urls")),
    path("", include("products.fill_in.urls")),
    path("", include("products.register.urls")),
    path("", include("community.urls")),
    path("contact/", include("privacyportal.contact.urls")),
    path("account/", include("privacyportal.accounts.urls")),
    path("beheer/opmaak/voorbeeld/", markdown_editor.PreviewView.as_view(), name="markdownx_markdownify"),
    path("beheer/opmaak/afbeelding/", markdown_editor.ImageUploadView.as_view(), name="markdownx_upload"),
    path("beheer/voorbeeld/", include("products.decision_aids.trying_urls", namespace="aids_preview")),
    path("beheer/voorbeeld/", include("products.fill_in.trying_urls", namespace="models_preview")),
    path("beheer/voorbeeld/<line:token>/", previews.preview, name="preview"),
    path("beheer/voorbeeld/<line:token>/<number:number>/<line:name>", previews.preview_file, name="preview_file"),
    re_path(r"^media/images/(?P<name>[0-9a-f]{32}\.[a-z]{3,4})$", markdown_editor.image, name="image"),
    path("beheer/toestand/", admin.site.admin_view(desk.portal_condition), name="portal_condition"),
    path("beheer/", admin.site.urls),
    path("health/live/", machines.live, name="live"),
    path("health/ready/", machines.ready, name="ready"),
    path("metrics", machines.metrics, name="metrics"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("sitemap-<word:section>.xml", machines.sitemap_section, name="sitemap_section"),
    path("robots.txt", machines.robots, name="robots"),
    path("opensearch.xml", machines.opensearch, name="opensearch"),
    path(".well-known/security.txt", well_known.security_txt, name="security_txt"),
    path(".well-known/change-password", well_known.change_password, name="change_password"),
    path(".well-known/api-catalog", well_known.api_catalog, name="api_catalog"),
    path(".well-known/gpc.json", well_known.global_privacy_control, name="global_privacy_control"),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler429 = too_often  # django-allauth asks for it
handler500 = errors.server_error

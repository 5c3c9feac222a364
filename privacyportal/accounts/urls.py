"""The pages of `/account/`: our own by the namespace `accounts`, those of django-allauth by its own names."""

from django.urls import include, path

from . import views

own_pages = [
    path("", views.overview, name="overview"),
    path("huisregels/", views.house_rules, name="house_rules"),
    path("gegevens/", views.details, name="details"),
    path("meldingen/", views.mail_rhythm, name="mail_rhythm"),
    path("mijn-gegevens/", views.own_data_page, name="own_data"),
    path("verwijderen/", views.leave, name="leave"),
    path("verwijderd/", views.left, name="left"),
]

urlpatterns = [path("", include((own_pages, "accounts"))), path("", include("privacyportal.accounts.sign_in_urls"))]

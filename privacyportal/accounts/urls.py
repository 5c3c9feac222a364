"""The pages of `/account/`: our own by the namespace `accounts`, those of django-allauth by its own names."""

from django.urls import include, path

from .views import directory, inviting, own_account, sessions, signing_in

own_pages = [
    path("", own_account.overview, name="overview"),
    path("huisregels/", own_account.house_rules, name="house_rules"),
    path("gegevens/", own_account.details, name="details"),
    path("meldingen/", own_account.mail_rhythm, name="mail_rhythm"),
    path("leden/", directory.members, name="members"),
    path("ledenlijst/", directory.listing, name="listing"),
    path("uitnodigen/", inviting.invite, name="invite"),
    path("sessies/", sessions.sessions, name="sessions"),
    path("mijn-gegevens/", own_account.own_data_page, name="own_data"),
    path("verwijderen/", own_account.leave, name="leave"),
    path("uitgelogd/", signing_in.signed_out, name="signed_out"),
    path("verwijderd/", own_account.left, name="left"),
]

urlpatterns = [path("", include((own_pages, "accounts"))), path("", include("privacyportal.accounts.sign_in_urls"))]

from django.urls import path

from . import views

app_name = "pages"
urlpatterns = [
    path("", views.home, name="home"),
    path("hulp/", views.help_list, name="help"),
    path("hulp/begrippen/", views.glossary, name="glossary"),
    path("hulp/<word:slug>/", views.help_page, name="help_page"),
    path("over/", views.statement, {"template": "about"}, name="about"),
    path("over/verantwoording/", views.own_account, name="accountability"),
    path("privacyverklaring/", views.statement, {"template": "privacy_statement"}, name="privacy_statement"),
    path("cookies/", views.statement, {"template": "cookies"}, name="cookies"),
    path("toegankelijkheid/", views.statement, {"template": "accessibility"}, name="accessibility"),
    path("toegankelijkheid.json", views.accessibility_json, name="accessibility_json"),
    path("kwetsbaarheid-melden/", views.statement, {"template": "vulnerability"}, name="vulnerability"),
]

from django.urls import path

from .views import feeds, pages, texts

app_name = "products"
urlpatterns = [
    path("producten/", pages.product_list, name="list"),
    path("producten/feed/", feeds.changes_feed, name="feed"),
    path("producten.json", feeds.catalogue_json, name="json"),
    path("producten.csv", feeds.catalogue_csv, name="csv"),
    path("producten/<word:slug>/", pages.product_detail, name="detail"),
    path("producten/<word:slug>/feed/", feeds.product_feed, name="product_feed"),
    path("producten/<word:slug>/versies/", pages.product_versions, name="versions"),
    path("producten/<word:slug>/tekst.<document:form>", texts.product_text, name="text"),
    path("producten/<word:slug>/bestand/<number:pk>/<line:name>", pages.product_file, name="file"),
]

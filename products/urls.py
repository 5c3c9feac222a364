from django.urls import path

from . import feeds, views

app_name = "products"
urlpatterns = [
    path("producten/", views.product_list, name="list"),
    path("producten/feed/", feeds.changes_feed, name="feed"),
    path("producten.json", feeds.catalogue_json, name="json"),
    path("producten.csv", feeds.catalogue_csv, name="csv"),
    path("producten/<slug:slug>/", views.product_detail, name="detail"),
    path("producten/<slug:slug>/versies/", views.product_versions, name="versions"),
    path("producten/<slug:slug>/bestand/<int:pk>/<str:name>", views.product_file, name="file"),
]

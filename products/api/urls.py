from django.urls import path, re_path

from . import views

app_name = "api"
urlpatterns = [  # no trailing slash: /core/no-trailing-slash
    path("api/", views.about, name="about"),  # but for this page, which is for people
    re_path(r"^api/v1/?$", views.start, name="start"),  # "/" in the description
    path("api/v1/openapi.json", views.description, name="description"),
    path("api/v1/kennisproducten", views.products, name="products"),
    path("api/v1/kennisproducten/<word:slug>", views.product, name="product"),
    path("api/v1/organisaties", views.publishers, name="publishers"),
    path("api/v1/onderwerpen", views.themes, name="themes"),
]

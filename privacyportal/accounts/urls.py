from django.urls import path

from . import views

app_name = "accounts"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("huisregels/", views.house_rules, name="house_rules"),
]

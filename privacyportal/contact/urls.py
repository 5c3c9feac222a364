from django.urls import path

from . import views

app_name = "contact"
urlpatterns = [
    path("", views.contact, name="form"),
    path("controleren/", views.check, name="check"),
    path("verzonden/", views.sent, name="sent"),
]

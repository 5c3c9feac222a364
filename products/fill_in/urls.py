from django.urls import path

from .views import files, forms, models, previews

app_name = "fill_in"
urlpatterns = [
    path("modellen/", models.model_list, name="list"),
    path("modellen/<word:slug>/", forms.model, name="model"),
    path("modellen/<word:slug>/voorbeeld/", previews.preview, name="preview"),
    path("modellen/<word:slug>/openen/", files.open_file, name="open"),
]

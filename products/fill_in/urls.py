from django.urls import path

from .views import concepts, files, forms, models, previews

app_name = "fill_in"
urlpatterns = [
    path("modellen/", models.model_list, name="list"),
    path("modellen/<word:slug>/", forms.model, name="model"),
    path("modellen/<word:slug>/voorbeeld/", previews.preview, name="preview"),
    path("modellen/<word:slug>/concept/", concepts.concept, name="concept"),
    path("modellen/<word:slug>/concept/weggooien/", concepts.throw_away, name="throw_away"),
    path("modellen/<word:slug>/openen/", files.open_file, name="open"),
]

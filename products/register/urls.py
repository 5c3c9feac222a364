from django.urls import path

from .views import check, pages

app_name = "register"
TEMPLATES = [
    path(f"register/{file}.{form}", pages.template_file, {"form": form, "lid": lid}, name=f"{name}_{form}")
    for lid, file, name in ((1, "sjabloon", "template"), (2, "sjabloon-verwerker", "processor_template"))
    for form in ("xlsx", "ods", "csv")
]
urlpatterns = [
    path("register/", pages.register, name="register"),
    path("register/controleren/", check.check_register, name="check"),
    path("register/kolommen.json", pages.columns_json, name="columns"),
    *TEMPLATES,
]

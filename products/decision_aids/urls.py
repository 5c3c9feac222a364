from django.urls import path

from .views import aids, deadline, documents, outcomes, questions

app_name = "decision_aids"
urlpatterns = [
    path("keuzehulp/", aids.aid_list, name="list"),
    path("keuzehulp/<word:slug>.json", aids.aid_json, name="json"),
    path("keuzehulp/<word:slug>/", aids.aid, name="aid"),
    path("keuzehulp/<word:slug>/uiterste-tijd.ics", deadline.deadline, name="deadline"),
    path("keuzehulp/<word:slug>/verslag.<document:form>", documents.record, name="record"),
    path("keuzehulp/<word:slug>/brief.<document:form>", documents.letter, name="letter"),
    path("keuzehulp/<word:slug>/uitkomst/", outcomes.outcome, name="outcome"),
    path("keuzehulp/<word:slug>/<word:question>/", questions.question, name="question"),
]

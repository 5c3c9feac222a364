from django.urls import path

from .views import attachments, forums, moderation, own, posts, replies, stopping, topics

app_name = "community"
TOPIC = "community/<slug:forum>/<int:pk>-<str:title>/"
urlpatterns = [
    path("community/", forums.home, name="home"),
    path("community/moderatie/", moderation.queue, name="queue"),
    path("community/logboek/", moderation.log, name="log"),
    path("community/reactie/<int:pk>/", posts.post, name="post"),
    path("community/reactie/<int:pk>/bewerken/", posts.edit, name="edit"),
    path("community/reactie/<int:pk>/verwijderen/", posts.delete, name="delete"),
    path("community/reactie/<int:pk>/melden/", posts.report, name="report"),
    path("community/reactie/<int:pk>/geschiedenis/", posts.history, name="history"),
    path("community/reactie/<int:pk>/oplossing/", posts.solution, name="solution"),
    path("community/reactie/<int:pk>/modereren/", moderation.post, name="moderate_post"),
    path("community/bijlage/<int:pk>/gegevens/", attachments.details, name="attachment_details"),
    path("community/bijlage/<int:pk>/<str:name>", attachments.download, name="attachment"),
    path("community/concept/<int:pk>/verwijderen/", replies.delete_draft, name="delete_draft"),
    path("community/<slug:forum>/", forums.forum, name="forum"),
    path("community/<slug:forum>/nieuw/", topics.new_topic, name="new_topic"),
    path("community/<slug:forum>/volgen/", forums.follow, name="follow_forum"),
    path("community/<slug:forum>/bibliotheek/", forums.library, name="library"),
    path(TOPIC, topics.topic, name="topic"),
    path(f"{TOPIC}reageren/", replies.reply, name="reply"),
    path(f"{TOPIC}volgen/", topics.follow, name="follow_topic"),
    path(f"{TOPIC}gelezen/", topics.mark_read, name="mark_read"),
    path(f"{TOPIC}wij-ook/", topics.me_too, name="me_too"),
    path(f"{TOPIC}modereren/", moderation.topic, name="moderate_topic"),
    path("account/volgt/", own.followed, name="followed"),
    path("account/concepten/", own.drafts, name="drafts"),
    path("meldingen/afmelden/<str:token>/", stopping.stop, name="stop"),
]

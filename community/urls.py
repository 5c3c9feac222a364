from django.urls import path

from .views import attachments, forums, moderation, objections, own, posts, replies, stopping, topics

app_name = "community"
TOPIC = "community/<word:forum>/<number:pk>-<line:title>/"
urlpatterns = [
    path("community/", forums.home, name="home"),
    path("community/moderatie/", moderation.queue, name="queue"),
    path("community/logboek/", moderation.log, name="log"),
    path("community/reactie/<number:pk>/", posts.post, name="post"),
    path("community/reactie/<number:pk>/bewerken/", posts.edit, name="edit"),
    path("community/reactie/<number:pk>/verwijderen/", posts.delete, name="delete"),
    path("community/reactie/<number:pk>/melden/", posts.report, name="report"),
    path("community/reactie/<number:pk>/geschiedenis/", posts.history, name="history"),
    path("community/reactie/<number:pk>/oplossing/", posts.solution, name="solution"),
    path("community/reactie/<number:pk>/verborgen/", objections.own_hidden, name="own_hidden"),
    path("community/bezwaar/<number:pk>/", objections.objection, name="objection"),
    path("community/reactie/<number:pk>/modereren/", moderation.post, name="moderate_post"),
    path("community/bijlage/<number:pk>/gegevens/", attachments.details, name="attachment_details"),
    path("community/bijlage/<number:pk>/<line:name>", attachments.download, name="attachment"),
    path("community/concept/<number:pk>/verwijderen/", own.delete_draft, name="delete_draft"),
    path("community/<word:forum>/", forums.forum, name="forum"),
    path("community/<word:forum>/nieuw/", topics.new_topic, name="new_topic"),
    path("community/<word:forum>/volgen/", forums.follow, name="follow_forum"),
    path("community/<word:forum>/bibliotheek/", forums.library, name="library"),
    path(TOPIC, topics.topic, name="topic"),
    path(f"{TOPIC}reageren/", replies.reply, name="reply"),
    path(f"{TOPIC}volgen/", topics.follow, name="follow_topic"),
    path(f"{TOPIC}bewaren/", topics.bookmark, name="bookmark_topic"),
    path(f"{TOPIC}gelezen/", topics.mark_read, name="mark_read"),
    path(f"{TOPIC}wij-ook/", topics.me_too, name="me_too"),
    path(f"{TOPIC}modereren/", moderation.topic, name="moderate_topic"),
    path("account/volgt/", own.followed, name="followed"),
    path("account/volgt/product/<word:slug>/", own.follow_product, name="follow_product"),
    path("account/volgt/nieuw/", own.news, name="news"),
    path("account/bewaard/", own.bookmarks, name="bookmarks"),
    path("account/bewaard/<word:slug>/", own.bookmark_product, name="bookmark_product"),
    path("account/concepten/", own.drafts, name="drafts"),
    path("account/concepten/<number:pk>/", own.draft, name="draft"),
    path("meldingen/afmelden/<line:token>/", stopping.stop, name="stop"),
]

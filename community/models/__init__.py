"""What is always true of a conversation between municipalities."""

from .attachments import Attachment, Draft
from .following import Bookmark, Digest, Following, MeToo, ReadMark
from .forums import Forum, Topic
from .moderation import ModerationEntry, Objection, Report
from .posts import Post, PostRevision

__all__ = [
    "Attachment",
    "Bookmark",
    "Digest",
    "Draft",
    "Following",
    "Forum",
    "MeToo",
    "ModerationEntry",
    "Objection",
    "Post",
    "PostRevision",
    "ReadMark",
    "Report",
    "Topic",
]

"""What is always true of a conversation between municipalities."""

from .attachments import Attachment, Draft
from .forums import Forum, Topic
from .moderation import ModerationEntry, Report
from .posts import Post, PostRevision
from .reading import Digest, Following, MeToo, ReadMark
from .status import Status

__all__ = [
    "Attachment",
    "Digest",
    "Draft",
    "Following",
    "Forum",
    "MeToo",
    "ModerationEntry",
    "Post",
    "PostRevision",
    "ReadMark",
    "Report",
    "Status",
    "Topic",
]

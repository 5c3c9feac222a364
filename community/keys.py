"""One key for one text: the same words on the same form are the same act, and other words are another."""

import uuid
from hashlib import sha256


def key_of(token, *words):
    said = "\0".join([str(uuid.UUID(str(token))), *words])
    return uuid.UUID(bytes=sha256(said.encode()).digest()[:16])


def form_of(draft, token):
    """The form that this post comes from. Words that became a concept while they were being placed still come from the
    form of that moment: the other press of a double click may have placed them."""
    return (draft and draft.sent_from) or token


def with_files(token, uploads):
    """The token of a form that was sent with these files: as they came, for cleaning need not give the same twice."""
    return key_of(token, *map(_digest, uploads)) if uploads else token


def key_of_words(post):
    """Changes whenever the words of `post` do; `post.topic` holds the title of a question."""
    return key_of(post.token, "" if post.number else post.topic.title, post.body)


def _digest(upload):
    found = sha256()
    for chunk in upload.chunks():
        found.update(chunk)
    upload.seek(0)
    return found.hexdigest()

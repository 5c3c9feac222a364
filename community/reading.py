"""What happens when a member follows, reads or recognises a topic."""

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest

from .models import Following, MeToo, ReadMark


def follow(*, user, topic=None, forum=None):
    return Following.objects.get_or_create(user=user, topic=topic, forum=forum)[0]


def unfollow(*, user, topic=None, forum=None):
    Following.objects.filter(user=user, topic=topic, forum=forum).delete()


def mark_read(*, user, topic, number):
    """Remember that `user` has read up to `number`, and never less than before."""
    number = min(number, topic.last_number)
    mark, is_new = ReadMark.objects.get_or_create(user=user, topic=topic, defaults={"number": number})
    if not is_new and mark.number < number:
        ReadMark.objects.filter(pk=mark.pk).update(number=Greatest(F("number"), number))
    return mark


def say_me_too(*, user, topic):
    """The municipality of `user` has this question too, and `user` follows it; None when that says nothing new."""
    question = topic.question
    if not user.organisation_id or (question and question.organisation_id == user.organisation_id):
        return None
    with transaction.atomic():
        me_too, _ = MeToo.objects.get_or_create(topic=topic, organisation=user.organisation, defaults={"user": user})
        follow(user=user, topic=topic)
    return me_too

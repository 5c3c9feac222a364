"""What waits for who moderates."""

from .models import Objection, Post, Report
from .permissions import is_moderator
from .status import Status


def waiting_for(user):
    """How many reports, objections and held posts wait; nothing for who does not moderate."""
    if not is_moderator(user):
        return {}
    return {
        "reports": Report.objects.filter(handled_at=None).count(),
        "objections": Objection.objects.filter(handled_at=None).count(),
        "held": Post.objects.filter(status=Status.HELD).count(),
    }

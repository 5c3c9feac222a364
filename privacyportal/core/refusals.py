"""What someone may do but cannot do now or in this way; who may not do it at all gets PermissionDenied."""


class Refused(Exception):
    """`str()` is the sentence for the person who acts."""

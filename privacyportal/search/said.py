"""Hits in the community with what helps to choose one: solved, in which role, when. Asked when shown, so never stale."""

from dataclasses import replace

from community.found import labels_of
from community.searchable import KIND


def with_what_colleagues_said(hits):
    """The hits, those of the community with a label that says who and when; no question when there are none."""
    keys = [hit.key for hit in hits if hit.kind == KIND]
    labels = labels_of(keys) if keys else {}
    return [replace(hit, label=labels.get(hit.key, hit.label)) for hit in hits]

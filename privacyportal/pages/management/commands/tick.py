"""All scheduled work, once; safe to run every minute and twice at once."""

import logging
import time

from django.core.management import BaseCommand
from django.db import DatabaseError, close_old_connections

from community.attachments import scan_attachments
from community.checking import check_uploads
from community.digests import send_digests
from community.notifications import announce_posts
from community.product_news import announce_changes
from privacyportal.accounts.leaving import forget_farewells
from privacyportal.backup.erased import keep_list
from privacyportal.core.faults import describe_fault
from privacyportal.core.kept_html import keep_what_is_missing
from privacyportal.core.mail import send_queue
from privacyportal.core.shared_pages.version import forget_old_changes
from privacyportal.core.stray_files import sweep_stray_files
from privacyportal.core.ticks import note_done
from privacyportal.index.words import count_words
from privacyportal.index.writing import forget_removed
from privacyportal.retention.erasing import aging_acts, erase_what_is_due
from products.broken_links import check_some, check_some_laws, check_touched
from products.checking import check_files
from products.definitions.planning import publish_planned
from products.files import scan_files
from products.linked_places import check_places
from products.planning import run_plans
from products.reviewing import remind_owners
from products.searchable import index_due

log = logging.getLogger("portal.tick")
SEARCH = [index_due, count_words, forget_removed]
WORK = [
    run_plans,
    publish_planned,
    check_touched,
    check_places,
    keep_what_is_missing,
    *SEARCH,
    *aging_acts(),
    check_uploads,
    check_files,
    scan_attachments,
    scan_files,
    announce_posts,
    announce_changes,
    send_digests,
    remind_owners,
    send_queue,
    forget_farewells,
    erase_what_is_due,
    keep_list,
    sweep_stray_files,
    check_some,
    check_some_laws,
    forget_old_changes,
]


class Command(BaseCommand):
    help = (
        "Do all work whose time has come: publish, withdraw, send mail, erase. With --every N: again every N seconds."
    )

    def add_arguments(self, parser):
        parser.add_argument("--every", type=int, metavar="SECONDS", help="keep going, with this pause in between")

    def handle(self, *, every, **options):
        do_all()
        while every:
            time.sleep(every)
            do_all()


def do_all():
    """Each piece of work on its own: one that fails is logged and tried again at the next tick."""
    for work in WORK:
        close_old_connections()
        try:
            work()
        except Exception as error:
            log.error("%s failed: %s", work.__name__, describe_fault(error))
    _note_done()


def _note_done():
    try:
        note_done()
    except DatabaseError as error:
        log.error("note_done failed: %s", describe_fault(error))

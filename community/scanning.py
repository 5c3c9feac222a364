"""A file at a post is handed out after the scanner called it clean; run by `tick`."""

import logging

from privacyportal.core.scan import ScannerUnavailable, Verdict, is_scanning, scan

from . import finding
from .attaching import forget_content
from .models import Attachment

log = logging.getLogger("portal.files")


def scan_attachments():
    """Ask the scanner about every waiting file; what it cannot say now it is asked again. Returns how many."""
    done = 0
    for attachment in Attachment.objects.pending().order_by("pk")[:100]:
        if not is_scanning():
            verdict = Verdict.CLEAN  # the operator took the scanner away: files go by the rules of core/files alone
        else:
            try:
                with attachment.file.open("rb") as file:
                    verdict = scan(file.read())
            except (ScannerUnavailable, OSError) as error:
                log.warning("a file waits for the scanner: %s", type(error).__name__)
                break
        _write_verdict(attachment, verdict)
        done += 1
    return done


def _write_verdict(attachment, verdict):
    is_clean = verdict == Verdict.CLEAN
    attachment.scan = Attachment.Scan.CLEAN if is_clean else Attachment.Scan.REFUSED
    attachment.text = attachment.text if is_clean else ""
    attachment.save(update_fields=["scan", "text"])
    if not is_clean:
        forget_content(attachment)
    if attachment.post_id:
        finding.update_post(attachment.post)

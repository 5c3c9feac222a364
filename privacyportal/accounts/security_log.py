"""A line for each step of signing in and out, and for each change of what someone signs in with: who by her number and
what, never an address or where from."""

import logging

from allauth.account import signals as account
from allauth.mfa import signals as second_step

log = logging.getLogger("portal.security")
CHANGES = {
    account.user_logged_out: "signed out",
    account.password_changed: "changed her password",
    account.password_set: "set a password",
    account.password_reset: "replaced a forgotten password",
    account.email_changed: "has another address",
    second_step.authenticator_added: "added",
    second_step.authenticator_removed: "removed",
    second_step.authenticator_reset: "renewed",
}


def listen():
    account.authentication_step_completed.connect(_passed)
    second_step.authentication_failed.connect(_failed)
    for signal in CHANGES:
        signal.connect(_changed)


def _passed(user, method, **more):
    log.info("person %s passed %s%s", user.pk, more.get("type", method), " again" if "reauthenticated" in more else "")


def _failed(user, authenticator, **more):
    log.warning("person %s failed at the second step", user.pk)


def _changed(signal, user=None, authenticator=None, **more):
    if user:  # nobody, for who was signed out already
        log.info("person %s %s", user.pk, " ".join(filter(None, [CHANGES[signal], getattr(authenticator, "type", "")])))

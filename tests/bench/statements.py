"""How many statements a page asks: reads `who<tab>name<tab>address` lines, prints `name<tab>count` ones."""

import sys

import tests.bench.django_here  # noqa: F401
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def main(member, desk):
    settings.ALLOWED_HOSTS = ["*"]
    cookies = {"lid": member, "beheer": desk}
    for line in sys.stdin.read().splitlines():
        who, name, address = line.split("\t")
        client = Client(raise_request_exception=False, headers={"host": "localhost"})
        if who in cookies:
            client.cookies.load(cookies[who])
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        print(f"{name}\t{len(captured)}")


if __name__ == "__main__":
    main(*sys.argv[1:3])

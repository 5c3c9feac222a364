"""Databases in a PostgreSQL that lives as long as the run."""

import re

import psycopg2
from psycopg2.extensions import ISOLATION_LEVEL_AUTOCOMMIT


class Databases:
    """`url` is of any database of the server, with its socket in it (tests.postgres.private_cluster)."""

    def __init__(self, url):
        self.url = url

    def create(self, name, like="template1"):
        """A new database with all that `like` holds; returns its address."""
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
        return self.address_of(name)

    def drop(self, name):
        self._run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def address_of(self, name):
        return re.sub(r"[^/]+$", name, self.url)

    def _run(self, sql):
        folder = re.search(r"@([^/]+)/", self.url)[1].replace("%2F", "/")
        connection = psycopg2.connect(host=folder, user="portal", dbname="postgres")
        connection.set_isolation_level(ISOLATION_LEVEL_AUTOCOMMIT)
        try:
            connection.cursor().execute(sql)
        finally:
            connection.close()

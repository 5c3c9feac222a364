"""Redis, but for when it is away: then it is a cache that is empty and keeps nothing, and one line in the log."""

import logging
import time
from functools import wraps

from django.core.cache.backends.redis import RedisCache, RedisCacheClient

log = logging.getLogger("portal.cache")
SECONDS = 1  # that anybody waits for an answer
LEFT_ALONE = 5  # seconds in which nobody asks a Redis that was away


def patiently(empty):
    """The method of the same name of Redis; while it is away, what `empty` makes of the same arguments."""

    def decorate(ask):
        @wraps(ask)
        def asked(self, *args):
            if time.monotonic() < self.asks_again_at:
                return empty(*args)
            try:
                return ask(self, *args)
            except self.away as error:
                self.note(error)
                return empty(*args)

        return asked

    return decorate


class PatientClient(RedisCacheClient):
    def __init__(self, servers, **options):
        super().__init__(servers, **{"socket_timeout": SECONDS, "socket_connect_timeout": SECONDS} | options)
        self.away = (self._lib.exceptions.ConnectionError, self._lib.exceptions.TimeoutError)
        self.asks_again_at = 0

    def note(self, error):
        self.asks_again_at = time.monotonic() + LEFT_ALONE
        log.warning("the cache is away, nothing is counted: %s", type(error).__name__)

    # A lock is had and a number is new: who may only go on after `add` goes on.
    add = patiently(lambda key, value, timeout: True)(RedisCacheClient.add)
    get = patiently(lambda key, default: default)(RedisCacheClient.get)
    set = patiently(lambda key, value, timeout: None)(RedisCacheClient.set)
    touch = patiently(lambda key, timeout: False)(RedisCacheClient.touch)
    delete = patiently(lambda key: False)(RedisCacheClient.delete)
    get_many = patiently(lambda keys: {})(RedisCacheClient.get_many)
    has_key = patiently(lambda key: False)(RedisCacheClient.has_key)
    incr = patiently(lambda key, delta: 0)(RedisCacheClient.incr)
    set_many = patiently(lambda data, timeout: None)(RedisCacheClient.set_many)
    delete_many = patiently(lambda keys: None)(RedisCacheClient.delete_many)
    clear = patiently(lambda: False)(RedisCacheClient.clear)


class PatientRedisCache(RedisCache):
    def __init__(self, server, params):
        super().__init__(server, params)
        self._class = PatientClient

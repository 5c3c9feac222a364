"""A queryset that a page asks each time, with other numbers each time: built and compiled once per process.

Of the time that such a page takes, building a queryset and compiling it is half; running it is a twentieth. What is
kept is the text of the statement with room for its numbers, and never a row or a number.
"""

from copy import copy
from datetime import datetime, timedelta
from functools import wraps
from itertools import chain

from django.db import connections

FIRST = 2_000_000_001  # the numbers that stand in for those of a call while the statement is made
DAY_ONE = datetime.fromisoformat("1901-01-01T00:00:00+00:00")


def kept_query(build):
    """Decorate a function that builds a queryset of its arguments, to return the list of its rows.

    Positional arguments are the keys, moments and tuples of keys that go into the statement, whatever they are: `build`
    must not look at them. Keywords are what it does look at, and each choice of them is a statement of its own.
    """
    statements = {}

    @wraps(build)
    def rows(*values, **shape):
        values = [_padded(value) if isinstance(value, tuple) else value for value in values]
        lengths = tuple(len(value) if isinstance(value, tuple) else type(value) for value in values)
        key = (lengths, *shape.items())
        if key not in statements:
            statements[key] = Statement(build, values, shape)
        return statements[key].rows(values)

    return rows


def _padded(keys):
    """The same keys in a tuple of 1, 2, 4, 8 … of them, so that there are few statements."""
    return keys + keys[-1:] * ((1 << (len(keys) - 1).bit_length()) - len(keys))


class Statement:
    """One compiled queryset, and which of its parameters are which of the values of a call."""

    def __init__(self, build, values, shape):
        self.queryset, self.compiler, self.sql, self.params = self._made(build, values, shape, FIRST)
        _, _, sql, params = self._made(build, values, shape, FIRST + 10_000)
        if (sql, params) != (self.sql, self.params):
            raise ValueError(f"{build.__qualname__} looks at a value that is only for the statement")

    def _made(self, build, values, shape, first):
        """The queryset, its compiler, its SQL, and each parameter as (place among the values, None) or (None, itself)."""
        stand_ins = iter(range(first, first + 10_000))
        given = [self._stand_in(value, stand_ins) for value in values]
        self.queryset = queryset = build(*given, **shape)
        compiler = queryset.query.get_compiler(queryset.db)
        sql, params = compiler.as_sql()
        places = {value: place for place, value in enumerate(self._flat(given))}
        return queryset, compiler, sql, [(places.get(param), None if param in places else param) for param in params]

    def rows(self, values):
        values = list(self._flat(values))
        params = tuple(param if place is None else values[place] for place, param in self.params)
        asked = self.queryset._chain()
        asked._query = Compiled(self.queryset.query, self.compiler, self.sql, params)
        return list(asked)

    def _stand_in(self, value, numbers):
        if isinstance(value, tuple):
            return tuple(next(numbers) for _ in value)
        return DAY_ONE + timedelta(days=next(numbers) - FIRST) if isinstance(value, datetime) else next(numbers)

    def _flat(self, values):
        """Single values, as the database takes them."""
        adapt = connections[self.queryset.db].ops.adapt_datetimefield_value
        single = chain.from_iterable(value if isinstance(value, tuple) else (value,) for value in values)
        return (adapt(value) if isinstance(value, datetime) else value for value in single)


class Compiled:
    """Stands where a queryset has its query, and has been compiled."""

    def __init__(self, query, compiler, sql, params):
        self.query, self.compiler, self.sql, self.params = query, compiler, sql, params

    def __getattr__(self, name):
        return getattr(self.query, name)

    def get_compiler(self, using, connection=None, elide_empty=True):
        compiler = copy(self.compiler)  # a connection belongs to one thread
        compiler.connection, compiler.as_sql = connections[using], lambda: (self.sql, self.params)
        return compiler

"""A list on a page of many lists: its first rows, and how many there are besides."""

MOST = 20


class FirstRows:
    """Of a queryset, asked at once. `for row in rows`, `if rows`, `rows.left_out` (counted only when there are more)."""

    def __init__(self, queryset, most=MOST):
        found = list(queryset[: most + 1])
        self._rows = found[:most]
        self.left_out = queryset.count() - most if len(found) > most else 0

    def __iter__(self):
        return iter(self._rows)

    def __len__(self):
        return len(self._rows)

"""A fault as the log may hold it: its kind and its place. Its text may repeat what a person typed, so it stays out."""

import traceback

FRAMES = 4


def describe_fault(exception):
    """`ValueError at file.py:12 < views.py:40`, the innermost place first."""
    frames = traceback.extract_tb(exception.__traceback__)[-FRAMES:]
    places = " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames))
    return f"{type(exception).__name__} at {places}"

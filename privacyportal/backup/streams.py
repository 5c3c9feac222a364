"""What one program writes another reads, at the same time and without a file in between."""

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress


class Interrupted(Exception):
    """The writer failed: what was read so far is not the whole."""


class _Reader:
    """The far end of a pipe: its end is only an end when the writer says so."""

    def __init__(self, file):
        self.file, self.is_interrupted = file, False

    def read(self, size=-1):
        piece = self.file.read(size)
        if not piece and self.is_interrupted:
            raise Interrupted
        return piece


@contextmanager
def written_to(work):
    """A file to write to, of which `work(reader)` reads the other end in a thread.

    A fault of `work` is raised here. When the writer fails, `work` meets Interrupted and never takes half for whole.
    """
    ends = os.pipe()
    with ThreadPoolExecutor(1) as thread, os.fdopen(ends[0], "rb") as far, os.fdopen(ends[1], "wb") as near:
        reader = _Reader(far)
        job = thread.submit(_closing, far, work, reader)
        try:
            yield near
            near.close()
        except BaseException as fault:
            reader.is_interrupted = True
            with suppress(BrokenPipeError):
                near.close()
            if isinstance(fault, BrokenPipeError) and job.exception():
                raise job.exception() from None
            raise
        job.result()


@contextmanager
def read_from(work):
    """A file to read from, to which `work(writer)` writes the other end in a thread.

    A fault of `work` is raised here, also when the reader stumbled over what it left behind.
    """
    ends, faults = os.pipe(), []
    with ThreadPoolExecutor(1) as thread, os.fdopen(ends[0], "rb") as near, os.fdopen(ends[1], "wb") as far:
        thread.submit(_closing, far, work, far, faults)
        try:
            yield near
        finally:
            met = list(faults)  # before the door closes: what comes after is our own doing
            near.close()
            if met:
                raise met[0] from None


def _closing(end, work, argument, faults=None):
    """Do the work and close its end of the pipe; a fault is noted before the other side can notice."""
    try:
        return work(argument)
    except BaseException as fault:
        if faults is not None:
            faults.append(fault)
        raise
    finally:
        with suppress(BrokenPipeError):
            end.close()

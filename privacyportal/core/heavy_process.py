"""The process in which heavy work is done (`heavy_work` starts it), with little of everything and none of our secrets."""

import ctypes
import os
import pickle
import resource
import signal
import sys

from .faults import describe_fault

OURS = ("privacyportal", "products", "community")
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux
LESS_IMPORTANT = 10  # a tenth of what a page gets when both want all


def main(parent):
    _die_with(parent)
    os.nice(LESS_IMPORTANT)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints spoils no answer
    function, args, cpu_seconds, memory = pickle.load(sys.stdin.buffer)
    _limit(cpu_seconds, memory)
    answers.write(_answer(function, args))
    answers.flush()


def _die_with(parent):
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:  # it was already gone
        os._exit(1)


def _limit(cpu_seconds, memory):
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # it writes to us, to no disk
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(function, args):
    try:
        return _pickled("returned", function(*args))
    except MemoryError:
        return _pickled("memory", None)
    except Exception as error:
        if type(error).__module__.split(".")[0] in OURS:
            return _pickled("raised", (type(error), error.args, error.__dict__))
        return _pickled("failed", describe_fault(error))


def _pickled(word, value):
    return pickle.dumps((word, value), protocol=5)  # sets and byte arrays without naming a class


if __name__ == "__main__":
    main(int(sys.argv[1]))

"""The clock of the scheduled work, which may jump; only where Debian's libfaketime is."""

from glob import glob

LIBRARIES = glob("/usr/lib/*/faketime/libfaketimeMT.so.1")


class Clock:
    """Of the processes that run with `settings()`. What they measure with (monotonic) jumps along, worse than on Linux."""

    can_jump = bool(LIBRARIES)

    def __init__(self, folder):
        self.file = folder / "clock"
        self.jump(0)

    def settings(self):
        if not self.can_jump:
            return {}
        asks = {"FAKETIME_TIMESTAMP_FILE": str(self.file), "FAKETIME_CACHE_DURATION": "1"}
        return {"LD_PRELOAD": LIBRARIES[0], "NO_FAKE_STAT": "1", **asks}

    def jump(self, seconds):
        """So far from the real time."""
        new = self.file.with_suffix(".new")
        new.write_text(f"{seconds:+d}")
        new.rename(self.file)

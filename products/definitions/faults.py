"""What is wrong with a definition, and on which line."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    line: int
    sentence: str

    def __str__(self):
        return f"Regel {self.line}: {self.sentence}"


class DefinitionFault(ValueError):
    """A definition cannot be used; `faults` says where and why, in the order of the text."""

    def __init__(self, faults):
        self.faults = sorted(set(faults))
        super().__init__("\n".join(map(str, self.faults)))

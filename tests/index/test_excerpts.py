"""Which piece of a text is shown: the same one at every request, in every process and on every database."""

import os
import subprocess
import sys

FILL = "Hier staat niets waar iemand naar zoekt. " * 12
TEXTS = {
    "one word that stands for several": f"gegevensbescherming {FILL} gegevens {FILL} bescherming {FILL}",
    "equal places": f"{FILL} camera {FILL} camera {FILL} drone {FILL} drone",
    "phrases of one length": f"{FILL} persoonsgegevens delen {FILL} gegevens delen met derden {FILL} personen delen",
}
ASKED = """
import sys
from privacyportal.index.dutch import tokens_of
from privacyportal.index.excerpts import excerpt
words = "gegevens bescherming gegevensbescherming camera drone persoonsgegevens personen delen derden".split()
phrases = {tuple(tokens_of(word))[:1] for word in words} | {("gegev", "delen"), ("person", "delen")}
phrases |= {(token,) for word in words for token in tokens_of(word)}
typed = {(token,) for token in tokens_of("bescherming drone derden")}
for text in sys.argv[1:]:
    print(excerpt(text, phrases - {()}, typed).html)
"""


def shown(seed):
    """The excerpts as a process makes them whose sets have the order of this `seed`."""
    asked = [sys.executable, "-c", ASKED, *TEXTS.values()]
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    made = subprocess.run(asked, env=environment, capture_output=True, text=True, check=True)
    return made.stdout.splitlines()


def test_every_process_shows_the_same_piece_of_each_text():
    made = [shown(seed) for seed in (1, 2, 3, 7)]
    for name, *excerpts in zip(TEXTS, *made, strict=True):
        assert len(set(excerpts)) == 1 and "<mark>" in excerpts[0], name

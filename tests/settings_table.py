"""The operator's table of settings: what the code asks of the environment, and what docs/operator/settings.yaml says of it.

python -m tests.settings_table      writes docs/operator/settings.md
"""

import ast
import importlib
import re
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
FILE, MEANINGS = ROOT / "docs/operator/settings.md", ROOT / "docs/operator/settings.yaml"
CODE = ["settings.py", "core/env.py", "operator.py", "gunicorn.py"]  # in this order; others after them
TEXT = "tekst"
KINDS = {  # by the reader of privacyportal/core/env.py
    "flag": "`on` of `off`",
    "number": "getal",
    "day": "dag, als `2027-11-01`",
    "period": "termijn, als `35 dagen`",
    "words": "lijst, met komma's",
    "networks": "netwerken, met komma's",
    "email_backend": "adres",
    "cache": "adres",
    "choice": "keuze",
    "_json_list": "JSON",
    **dict.fromkeys(["text", "told", "get", "getenv"], TEXT),
}
HEAD = "| Naam | Soort | Standaard | Betekenis |\n| --- | --- | --- | --- |"
INTRODUCTION = """# Instellingen

<!-- Made from the code and docs/operator/settings.yaml by `python -m tests.settings_table`: change those. -->

Alles komt uit de omgeving. Wat het portaal niet begrijpt, weigert het bij de start. Elke instelling mag ook in een
bestand staan: `SECRET_KEY_FILE=/run/secrets/secret_key` is het pad van een bestand met de waarde van `SECRET_KEY`. Zo
blijven geheimen uit de omgeving. Dat geldt niet voor wat onder "De webserver" en "Alleen voor `make run`" staat.

Wat u bij `OPERATOR_…` en `IBD_PHONE` niet invult, is een voorbeeld: de pagina's noemen het dan een streven, en het portaal
waarschuwt bij de start (`portal.W003`)."""


@dataclass(frozen=True)
class Asked:
    """That the code at `place` asks for `name`; `default` is None when an expression and not a word stands there."""

    name: str
    place: str
    kind: str
    default: str | None
    line: int = 0


def asked():
    """Each name once, in the order of the code; who reads it more strictly than as a text says what it is."""
    found = {}
    for path in _files():
        for one in sorted(_in(path), key=lambda one: one.line):
            if one.name not in found or (found[one.name].kind == TEXT != one.kind):
                found[one.name] = one
    return [*found.values(), *_asked_by_make()]


def _files():
    first = [ROOT / "privacyportal" / name for name in CODE]
    packages = (ROOT / name for name in ("privacyportal", "products", "community", "deploy"))
    return first + [path for folder in packages for path in sorted(folder.rglob("*.py")) if path not in first]


def _in(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    parts = [(part.name if isinstance(part, ast.FunctionDef) else "", part) for part in tree.body]
    for function, part in parts:
        for node in filter(_asks, ast.walk(part)):
            yield _of(node, path, _place(path, node.lineno, function))


def _asks(node):
    """Is it a call like env.text("NAME", …), told("NAME", …) or os.environ.get("NAME", …)?"""
    if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
        return False
    is_reader = re.fullmatch(r"(env\.)?\w+|os\.environ\.get|os\.getenv", ast.unparse(node.func))
    return bool(is_reader and _reader(node) in KINDS and re.fullmatch(r"[A-Z][A-Z0-9_]+", str(node.args[0].value)))


def _reader(node):
    return ast.unparse(node.func).rsplit(".")[-1]


def _of(node, path, place):
    name, reader, default = node.args[0].value, _reader(node), _default(node.args[1:])
    kind = KINDS[reader]
    if reader == "choice":
        allowed = _worth(node.args[1], path)
        kind, default = f"{', '.join(f'`{word}`' for word in allowed[:-1])} of `{allowed[-1]}`", allowed[0]
    elif reader == "get" and str(default).isdecimal():
        kind = KINDS["number"]
    return Asked(name, place, kind, default, node.lineno)


def _place(path, line, function):
    """The heading above it in settings.py, the function in env.py, elsewhere the file."""
    if path.name == "env.py":
        return f"env.{function}"
    if path.name != "settings.py":
        return path.relative_to(ROOT).as_posix()
    above = path.read_text(encoding="utf-8").splitlines()[:line]
    headings = [line.strip("# -").partition(":")[0] for line in above if line.startswith("# --- ")]
    return headings[-1] if headings else "The installation"


def _default(rest):
    """What stands there as a word; None when it is a sum."""
    if not rest or getattr(rest[0], "value", "") is None:
        return ""
    if not isinstance(rest[0], ast.Constant):
        return None
    value = rest[0].value
    return ("on" if value else "off") if isinstance(value, bool) else str(value)


def _worth(expression, path):
    module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    return list(eval(ast.unparse(expression), vars(module)))


def _asked_by_make():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return [Asked("DEMO", "Makefile", KINDS["flag"], "on")] if "$(filter off,$(DEMO))" in makefile else []


def said():
    return yaml.safe_load(MEANINGS.read_text(encoding="utf-8"))


def rows():
    """The rows of the table under the heading of each group, in the order of the headings."""
    words, found = said(), {}
    for heading in words["groups"].values():
        found.setdefault(heading, [])
    for one in asked():
        found[words["groups"][one.place]].append(_row(one, words["meanings"][one.name]))
    return found


def _row(one, meaning):
    if isinstance(meaning, dict):
        default, meaning = meaning["default"], meaning["meaning"]
    else:
        default = f"`{one.default}`" if one.default else "leeg"
    return f"| `{one.name}` | {one.kind} | {default} | {meaning} |"


def page():
    tables = (f"## {heading}\n\n{HEAD}\n" + "\n".join(lines) for heading, lines in rows().items())
    return "\n\n".join([INTRODUCTION, *tables]) + "\n"


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")

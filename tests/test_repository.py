"""What the repository tells of itself to people and to catalogues, and that its parts say the same."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from jsonschema import Draft202012Validator

from products.models import Product

ROOT = Path(settings.BASE_DIR)
SPDX = {"CC BY-NC-SA 4.0": "CC-BY-NC-SA-4.0"}
TEXT = {"type": "string", "minLength": 1}
URL = {"type": "string", "pattern": "^https://"}
SOME = {"type": "array", "items": TEXT, "minItems": 1}
# publiccode.yml 0.4, as the parser of the standard asks (github.com/italia/publiccode-parser-go); its own program is in Go.
PUBLICCODE = {
    "type": "object",
    "required": [
        "publiccodeYmlVersion",
        "name",
        "url",
        "platforms",
        "developmentStatus",
        "softwareType",
        "description",
        "legal",
        "maintenance",
        "localisation",
    ],
    "additionalProperties": False,
    "properties": {
        "publiccodeYmlVersion": {"const": "0.4"},
        "name": TEXT,
        "url": URL,
        "landingURL": URL,
        "softwareVersion": TEXT,
        "releaseDate": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
        "developmentStatus": {"enum": ["concept", "development", "beta", "stable", "obsolete"]},
        "softwareType": {"const": "standalone/web"},
        "platforms": SOME,
        "categories": {
            **SOME,
            "items": {"enum": ["knowledge-management", "online-community", "compliance-management", "collaboration"]},
        },
        "intendedAudience": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "countries": {**SOME, "items": {"pattern": "^[a-z]{2}$"}},
                "scope": {**SOME, "items": {"enum": ["local-authorities"]}},
            },
        },
        "description": {
            "type": "object",
            "propertyNames": {"pattern": "^[a-z]{2}$"},
            "minProperties": 1,
            "additionalProperties": {
                "type": "object",
                "required": ["shortDescription", "longDescription", "features"],
                "additionalProperties": False,
                "properties": {
                    "genericName": {**TEXT, "maxLength": 35},
                    "shortDescription": {**TEXT, "maxLength": 150},
                    "longDescription": {**TEXT, "minLength": 150, "maxLength": 10_000},
                    "apiDocumentation": URL,
                    "features": SOME,
                    "screenshots": SOME,
                },
            },
        },
        "legal": {
            "type": "object",
            "required": ["license"],
            "additionalProperties": False,
            "properties": {"license": TEXT, "mainCopyrightOwner": TEXT},
        },
        "maintenance": {
            "type": "object",
            "required": ["type", "contacts"],
            "properties": {
                "type": {"const": "internal"},
                "contacts": {"type": "array", "minItems": 1, "items": {"type": "object", "required": ["name"]}},
            },
        },
        "localisation": {
            "type": "object",
            "required": ["localisationReady", "availableLanguages"],
            "properties": {"localisationReady": {"type": "boolean"}, "availableLanguages": SOME},
        },
        "dependsOn": {
            "type": "object",
            "properties": {"open": {"type": "array", "items": {"type": "object", "required": ["name"]}}},
        },
    },
}


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def publiccode():
    return yaml.safe_load(read("publiccode.yml"))


@pytest.fixture(scope="module")
def project():
    return tomllib.loads(read("pyproject.toml"))["project"]


def test_publiccode_keeps_to_its_standard(publiccode):
    assert [fault.message for fault in Draft202012Validator(PUBLICCODE).iter_errors(publiccode)] == []
    pictures = publiccode["description"]["nl"]["screenshots"]
    assert pictures and all((ROOT / picture).is_file() for picture in pictures)


def test_version_and_licence_are_everywhere_the_same(publiccode, project):
    versions = re.findall(r"(?m)^## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d\d-\d\d)$", read("CHANGELOG.md"))
    assert versions[0] == (publiccode["softwareVersion"], publiccode["releaseDate"])
    assert project["version"] == publiccode["softwareVersion"]
    assert project["license"] == publiccode["legal"]["license"] == "EUPL-1.2"


def test_each_licence_that_a_file_may_have_lies_here_and_no_other():
    named = {part["SPDX-License-Identifier"] for part in tomllib.loads(read("REUSE.toml"))["annotations"]}
    assert {file.stem for file in (ROOT / "LICENSES").iterdir()} == named


def test_the_licence_of_a_starter_text_is_that_of_its_file():
    parts = tomllib.loads(read("REUSE.toml"))["annotations"]
    (licence,) = [part["SPDX-License-Identifier"] for part in parts if part["path"] == "fixtures/products/**"]
    standard = Product._meta.get_field("licence").default
    rows = [
        row for file in (ROOT / "fixtures/products").glob("*.yaml") for row in yaml.safe_load(file.read_text("utf-8"))
    ]
    products = [row["fields"] for row in rows if row["model"] == "products.product"]
    assert len(products) > 15
    assert {SPDX[product.get("licence", standard)] for product in products} == {licence}


def test_the_changelog_tells_of_the_api_as_it_is():
    kinds = set(re.findall(r"(?m)^### (.+)$", read("CHANGELOG.md")))
    assert kinds <= {"Toegevoegd", "Gewijzigd", "Verouderd", "Verwijderd", "Opgelost", "Beveiliging"}
    assert f"API {settings.API_VERSION}" in read("CHANGELOG.md")
    assert f"<dt>{settings.API_VERSION}</dt>" in read("templates/api/about.html")


def test_each_issue_form_can_be_filled_in():
    forms = [file for file in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml") if file.name != "config.yml"]
    assert len(forms) == 3
    for file in forms:
        form = yaml.safe_load(file.read_text(encoding="utf-8"))
        fields = [part for part in form["body"] if part["type"] != "markdown"]
        assert form["name"] and form["description"] and fields, file.name
        assert len({field["id"] for field in fields}) == len(fields)
        assert all(field["attributes"]["label"] for field in fields)
        assert any(field.get("validations", {}).get("required") for field in fields)

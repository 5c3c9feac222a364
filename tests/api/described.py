"""Whether an answer is what the description of the API says it is."""

from functools import lru_cache

from openapi_schema_validator import OAS30Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

from products.api.description import describe

ADDRESS = "urn:portal:description"


@lru_cache
def description():
    return describe(lambda path: f"https://testserver{path}")


@lru_cache
def registry():
    return Registry().with_resource(ADDRESS, Resource(contents=description(), specification=DRAFT4))


def resolved(part):
    """What a `$ref` in the description stands for."""
    while "$ref" in part:
        reference = part["$ref"]
        part = description()
        for step in reference.removeprefix("#/").split("/"):
            part = part[step]
    return part


def faults(response, path):
    """What is different in this answer to a GET of `path` (as in the description); nothing when all is as described."""
    told = description()["paths"][path]["get"]["responses"].get(str(response.status_code))
    if told is None:
        return [f"{response.status_code} is not described"]
    told = resolved(told)
    missing = [f"no {name}" for name in told["headers"] if name not in response]
    kinds = told.get("content", {})
    kind = response.get("Content-Type", "").partition(";")[0]
    if kind not in kinds:
        return [*missing, f"{kind} is not described"] if kinds else missing
    name = kinds[kind]["schema"].get("$ref")
    schema = {"$ref": f"{ADDRESS}{name}"} if name else kinds[kind]["schema"]
    validator = OAS30Validator(schema, registry=registry(), format_checker=OAS30Validator.FORMAT_CHECKER)
    return [*missing, *(f"{error.json_path}: {error.message}" for error in validator.iter_errors(response.json()))]

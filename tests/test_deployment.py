"""What stands in deploy/ and compose.yaml is what the programs that read it take, and names only what we know."""

import os
import re
import subprocess
import sys
from pathlib import Path

import kubernetes_validate
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
KUBERNETES = ROOT / "deploy/kubernetes"
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text())
UNITS = sorted((ROOT / "deploy/systemd").glob("*.service"))
SECRETS = {"SECRET_KEY", "DATABASE_URL", "EMAIL_URL"}


def resources():
    listed = yaml.safe_load((KUBERNETES / "kustomization.yaml").read_text())["resources"]
    assert set(listed) == {path.name for path in KUBERNETES.glob("*.yaml")} - {"kustomization.yaml"}
    return [resource for name in listed for resource in yaml.safe_load_all((KUBERNETES / name).read_text())]


def settings_of(lines):
    return dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))


def portal_env():
    return settings_of((KUBERNETES / "portal.env").read_text().splitlines())


@pytest.mark.parametrize("resource", resources(), ids=lambda one: f"{one['kind']}-{one['metadata']['name']}")
def test_kubernetes_takes_each_resource(resource):
    kubernetes_validate.validate(resource, kubernetes_validate.latest_version(), strict=True)


def test_each_pod_runs_as_nobody_special_on_a_disk_it_cannot_write():
    pods = [one["spec"]["template"]["spec"] for one in resources() if one["kind"] == "Deployment"]
    assert len(pods) == 2
    for pod in pods:
        assert pod["securityContext"]["runAsNonRoot"] and not pod["automountServiceAccountToken"]
        for container in [*pod["containers"], *pod.get("initContainers", [])]:
            assert container["securityContext"]["readOnlyRootFilesystem"]
            assert {mount["mountPath"] for mount in container["volumeMounts"]} >= {"/data", "/tmp"}


def test_each_service_of_ours_runs_read_only_and_waits_until_the_database_is_prepared():
    ours = {name: service for name, service in COMPOSE["services"].items() if service.get("image") == "privacyportaal"}
    assert set(ours) == {"prepare", "web", "tick"}
    assert all(service["read_only"] and service["cap_drop"] == ["ALL"] for service in ours.values())
    waits = {name for name, one in ours.items() if "prepare" in one["depends_on"]}
    assert waits == {"web", "tick"}


def test_secrets_come_from_files_everywhere():
    composed = COMPOSE["x-portal"]["environment"]
    assert {f"{name}_FILE" for name in SECRETS} <= composed.keys() & portal_env().keys()
    assert not SECRETS & (composed.keys() | portal_env().keys())
    for unit in UNITS:
        assert all(f"{name}_FILE=%d/" in unit.read_text() for name in SECRETS)


def test_every_setting_that_is_named_is_read_somewhere():
    code = "".join(path.read_text() for path in (ROOT / "privacyportal").rglob("*.py"))
    named = COMPOSE["x-portal"]["environment"].keys() | portal_env().keys()
    for name in named:
        assert f'"{name.removesuffix("_FILE")}"' in code, name


def test_the_image_takes_nothing_that_is_not_there():
    lines = (ROOT / "Dockerfile").read_text()
    taken = re.findall(r"^COPY (?!--from)(?:--\S+ )?(\S+) ", lines, re.M)
    assert taken and all((ROOT / name).exists() for name in taken)
    assert re.search(r"^USER \d+$", lines, re.M), "Kubernetes checks runAsNonRoot by number"


def test_the_proxy_serves_the_site_by_its_own_name(tmp_path):
    made = tmp_path / "default.conf"
    where = {"FROM": str(ROOT / "deploy/nginx.conf"), "TO": str(made), "SITE_NAME": "portaal.gemeente.example"}
    subprocess.run(["sh", ROOT / "deploy/proxy/name-the-site.sh"], check=True, env=os.environ | where)
    text = made.read_text()
    assert "server_name portaal.gemeente.example;" in text and "server web:8000 resolve;" in text
    assert "privacyportaal.example" not in text and "127.0.0.1:8000" not in text and "/var/log/" not in text


def test_collected_files_can_be_read_by_whoever_serves_them(tmp_path):
    """The image runs as another than who built it, and nginx is another as well; uploads stay for the portal alone."""
    surroundings = os.environ | {"STATIC_DIR": str(tmp_path / "static"), "SECRET_KEY": "only-for-the-tests"}
    command = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run(command, check=True, cwd=ROOT, env=surroundings)
    collected = list((tmp_path / "static").rglob("*"))
    assert any(path.name == "staticfiles.json" for path in collected)
    assert all(path.stat().st_mode & 0o044 == 0o044 for path in collected)

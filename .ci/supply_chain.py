"""What the portal is made of, and whether anything of it is known to be unsafe: `python3 .ci/supply_chain.py FOLDER`.

Writes FOLDER/sbom.json (CycloneDX, of the packages in the image) and asks the advisories of PyPI about each of them. Fails
on a known weakness. What could not be asked is said loudly and fails nothing: a network that is away is no weakness.
"""

import json
import subprocess
import sys
import venv
from pathlib import Path

LOCK = Path(__file__).resolve().parents[1] / "requirements-image.lock"
TOOLS = ["pip-audit==2.9.0", "cyclonedx-bom==7.0.0"]
NOT_AUDITED = """
  ############################################################################
  #  NOT AUDITED HERE / NIET GECONTROLEERD: {why}
  #  Run `pip-audit -r requirements-image.lock` where PyPI can be reached.
  ############################################################################
"""


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    try:
        tools = installed(folder / "tools")
    except subprocess.CalledProcessError:
        return not_audited("its tools could not be installed")
    sbom = folder / "sbom.json"
    subprocess.run([tools / "cyclonedx-py", "requirements", LOCK, "--of", "JSON", "-o", sbom], check=True)
    print(f"{sbom}: {len(json.loads(sbom.read_text())['components'])} packages")
    return judged(audited(tools))


def installed(folder):
    """The folder of the tools' programs, in an environment of their own."""
    venv.create(folder, with_pip=True)
    subprocess.run([folder / "bin/pip", "install", "-q", *TOOLS], check=True)
    return folder / "bin"


def audited(tools):
    """What pip-audit tells of each package; nothing when it could not begin."""
    command = [tools / "pip-audit", "-r", LOCK, "--disable-pip", "--no-deps", "-f", "json", "--progress-spinner", "off"]
    done = subprocess.run(command, capture_output=True, text=True)
    try:
        return json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        return []


def judged(packages):
    """The exit code, after saying what was found."""
    unsafe = [(one["name"], one["version"], fault["id"]) for one in packages for fault in one.get("vulns", ())]
    skipped = [one["name"] for one in packages if "skip_reason" in one]
    for found in unsafe:
        print("KNOWN WEAKNESS:", *found)
    if not packages or skipped:
        not_audited(f"{len(skipped) or 'all'} of {len(packages) or 'the'} packages: the source of advisories is away")
    print(f"audited: {len(packages) - len(skipped)} packages, {len(unsafe)} known weaknesses")
    return 1 if unsafe else 0


def not_audited(why):
    print(NOT_AUDITED.format(why=why))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

"""Writes requirements/*.txt: every library, pinned and locked by hash. Needs uv.

Each file begins with a fingerprint of the dependency tables it was made from, so that
`tools/shape.py` can say when a table was changed and the lock was not made anew.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "requirements"
# Hatchling asks for it only when it is asked for an editable build.
FOR_EDITABLE_INSTALLS = "editables>=0.5,<1"
KITHKIN, SCIENCE = "pyproject.toml", "science/pyproject.toml"
LOCKS: dict[str, tuple[str, ...]] = {
    # Whoever runs a clone can print; the package alone leaves that to its extra.
    "runtime.txt": (KITHKIN, SCIENCE, "--extra", "pdf"),
    "test.txt": (KITHKIN, SCIENCE, "--group", f"{KITHKIN}:test", "--group", f"{SCIENCE}:test"),
    "science.txt": (SCIENCE, "--group", f"{SCIENCE}:test"),
}
QUIET = (
    "--universal",
    "--generate-hashes",
    "--no-header",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-emit-package=kithkin",
    "--no-emit-package=kithkin-science",
    "--quiet",
)


def fingerprint() -> str:
    tables = [dependency_tables(ROOT / name) for name in (KITHKIN, SCIENCE)]
    return hashlib.sha256(json.dumps(tables, sort_keys=True).encode()).hexdigest()


def dependency_tables(project: Path) -> list[object]:
    content = tomllib.loads(project.read_text())
    return [
        content["project"].get("requires-python"),
        content["project"].get("dependencies"),
        content["project"].get("optional-dependencies"),
        content.get("dependency-groups"),
        content["build-system"]["requires"],
    ]


def build_requirements() -> str:
    project = tomllib.loads((ROOT / KITHKIN).read_text())
    needs = [*project["build-system"]["requires"], FOR_EDITABLE_INSTALLS]
    return "".join(f"{need}\n" for need in needs)


def write_lock(uv: str, name: str) -> None:
    """Locked for Python 3.11 and later on every platform; one set of versions for all files."""
    target = FOLDER / name
    agreed = ["-c", str(FOLDER / "test.txt")] if name != "test.txt" else []
    with tempfile.NamedTemporaryFile("w", suffix=".in") as building:
        building.write(build_requirements())
        building.flush()
        command = [uv, "pip", "compile", building.name, *LOCKS[name], *agreed, *QUIET]
        done = subprocess.run(
            [*command, "--python-version", "3.11"], cwd=ROOT, check=True, capture_output=True
        )
    target.write_text(f"# made by tools/lock.py from {fingerprint()}\n{done.stdout.decode()}")


def main() -> int:
    uv = shutil.which("uv") or shutil.which("uv", path=str(ROOT / ".venv" / "bin"))
    if not uv:
        print("tools/lock.py needs uv: pip install uv", file=sys.stderr)
        return 1
    for name in ("test.txt", "runtime.txt", "science.txt"):
        write_lock(uv, name)
    return 0


if __name__ == "__main__":
    sys.exit(main())

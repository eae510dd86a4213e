"""What Gramps Web does with a family file; run by its own Python, never imported here.

    python in_gramps_web.py FAMILY.ged EMPTY_FOLDER

Prints JSON: CPU seconds of one request for everybody as its charts ask for them, first and again
after an edit, bytes of the answer, and CPU seconds of each edit of one person. The requests go
straight to the application, without a server or a socket between.
"""

import gzip
import importlib
import json
import logging
import sys
import time
from pathlib import Path
from typing import Any

# What the charts of Gramps Web ask for; theirs name one person and a number of generations as well.
EVERYBODY = (
    "/api/people/?locale=en&profile=self&extend=event_ref_list,primary_parent_family,family_list"
)
EVERYTHING = "/api/people/?locale=en&profile=all&extend=all"
EDITS = 20
OWNER = {"username": "owner", "password": "lantern river oak 7"}


def main(folder: Path) -> None:
    client, headers = _signed_in(folder)
    seconds, answer = _timed(client, "get", EVERYBODY, headers)
    people = answer.get_json()
    edits = [
        _timed(client, "put", f"/api/people/{one['handle']}", headers, json=_edited(one))[0]
        for one in people[:EDITS]
    ]
    again, _ = _timed(client, "get", EVERYBODY, headers)
    kept, _ = _timed(client, "get", EVERYBODY, headers)
    whole, whole_answer = _timed(client, "get", EVERYTHING, headers)
    told = {
        "version": importlib.import_module("gramps_webapi").__version__,
        "people": len(people), "cold": seconds, "after_edit": again, "cached": kept,
        "bytes": len(answer.data), "gzipped": len(gzip.compress(answer.data, 6)),
        "everything": whole, "everything_bytes": len(whole_answer.data), "edits": edits,
    }  # fmt: skip
    print(json.dumps(told))


def _signed_in(folder: Path) -> tuple[Any, dict[str, str]]:
    logging.disable(logging.WARNING)
    auth = importlib.import_module("gramps_webapi.auth")
    roles = importlib.import_module("gramps_webapi.auth.const")
    app = importlib.import_module("gramps_webapi.app").create_app(_settings(folder))
    with app.app_context():
        auth.user_db.create_all()
        auth.add_user(OWNER["username"], OWNER["password"], role=roles.ROLE_OWNER)
    client = app.test_client()
    token = client.post("/api/token/", json=OWNER).get_json()["access_token"]
    return client, {"Authorization": f"Bearer {token}"}


def _settings(folder: Path) -> dict[str, object]:
    caches = {
        f"{name.upper()}_CACHE_CONFIG": {
            "CACHE_TYPE": "FileSystemCache", "CACHE_DIR": str(folder / name),
            "CACHE_THRESHOLD": 1000, "CACHE_DEFAULT_TIMEOUT": 0,
        }
        for name in ("request", "thumbnail", "persistent")
    }  # fmt: skip
    return {
        "TREE": "bench", "DISABLE_TELEMETRY": True, "SECRET_KEY": "only for a benchmark, thrown away after it",
        "USER_DB_URI": f"sqlite:///{folder / 'users.sqlite'}",
        "SEARCH_INDEX_DB_URI": f"sqlite:///{folder / 'index.sqlite'}", **caches,
    }  # fmt: skip


def _timed(
    client: Any, verb: str, path: str, headers: dict[str, str], **sent: Any
) -> tuple[float, Any]:
    begin = time.process_time()
    answer = getattr(client, verb)(path, headers=headers, **sent)
    seconds = time.process_time() - begin
    if answer.status_code != 200:
        sys.exit(f"{verb} {path}: {answer.status_code} {answer.data[:300]!r}")
    return seconds, answer


def _edited(person: dict[str, Any]) -> dict[str, Any]:
    """The person as read, without what was only looked up for reading, and told apart by a number."""
    said = {name: value for name, value in person.items() if name not in {"extended", "profile"}}
    return {"_class": "Person", **said, "private": not person.get("private", False)}


if __name__ == "__main__":
    main(Path(sys.argv[1]))

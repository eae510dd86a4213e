"""Django's secret: made once, kept in the data folder, never weak."""

import os
import secrets
from pathlib import Path

SECRET_BYTES = 48
SHORTEST = 50
FEWEST_LETTERS = 10


def read_secret(path: Path) -> str:
    """Empty when there is none yet; Django refuses to use an empty one."""
    return path.read_text().strip() if path.exists() else ""


def make_secret(path: Path) -> None:
    if path.exists():
        return
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(SECRET_BYTES) + "\n")


def is_weak(secret: str) -> bool:
    return (
        len(secret) < SHORTEST
        or len(set(secret)) < FEWEST_LETTERS
        or secret.startswith("django-insecure-")
    )

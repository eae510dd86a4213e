"""The data folder: made, and looked at, before anything stands on it. Standard library only."""

import os
import stat

from kithkin.config.errors import NothingHereError, StartRefusedError
from kithkin.config.places import Places
from kithkin.config.secret import is_weak, make_secret, read_secret

FOR_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def keep_private() -> None:
    """Whatever this process writes is readable by its owner only, SQLite's files included."""
    os.umask(0o077)


def make_ground(places: Places) -> None:
    places.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    make_secret(places.secret_file)


def check_ground(places: Places) -> None:
    if not places.data.exists() or not places.secret_file.exists():
        raise NothingHereError
    if places.data.stat().st_mode & FOR_OTHERS:
        raise StartRefusedError(
            f"Others on this machine can look into the data folder. Run: chmod 700 {places.data}"
        )
    if is_weak(read_secret(places.secret_file)):
        raise StartRefusedError(
            f"The secret in {places.secret_file} is too easy to guess. Delete the file and run "
            "`kithkin upgrade`: a new one is made, and everybody signs in again."
        )
    check_root_key_place(places)


def check_root_key_place(places: Places) -> None:
    """Where it lies and who may read it; whether it opens anything is asked later."""
    if places.root_key_command:
        return
    file = places.root_key_file
    if file.resolve().is_relative_to(places.data.resolve()):
        raise StartRefusedError(
            "The root key lies inside the data folder, where every copy of the data would carry "
            "it along. Move it elsewhere and say where with KITHKIN_ROOT_KEY_FILE."
        )
    if file.exists() and file.stat().st_mode & FOR_OTHERS:
        raise StartRefusedError(
            f"Others on this machine can read the root key. Run: chmod 600 {file}"
        )

import typer

from kithkin.base.process_lock import holding
from kithkin.config import start
from kithkin.config.errors import NothingHereError
from kithkin.config.ground import check_ground, make_ground
from kithkin.config.places import read_places

app = typer.Typer(rich_markup_mode=None)


@app.command()
def upgrade() -> None:
    """Bring both databases up to this version. Stop the server first, and make a backup."""
    places = read_places()
    if not places.data.exists():
        raise NothingHereError
    make_ground(places)
    check_ground(places)
    if start.is_new(places):
        raise NothingHereError
    if places.uses_sqlite:
        with holding(places.lock, doing="upgrade", patience=2):
            steps = start.upgrade(places)
    else:
        steps = start.upgrade(places)
    start.check(places, thorough=True)
    typer.echo(f"Steps done: {steps}." if steps else "Nothing to do: this is the newest version.")

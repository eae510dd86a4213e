import typer

from kithkin.config.doctor import look_over
from kithkin.config.places import read_places

app = typer.Typer(rich_markup_mode=None)

TOPIC_WIDTH = 15


@app.command()
def doctor() -> None:
    """Look everything over and say what is wrong and what mends it. Changes nothing.

    Ends with 0 if all is well and with 1 if something is not.
    """
    all_well = True
    for finding in look_over(read_places()):
        all_well = all_well and finding.is_well
        word = (
            typer.style("ok   ", fg="green") if finding.is_well else typer.style("wrong", bold=True)
        )
        typer.echo(f"{word}  {finding.topic:<{TOPIC_WIDTH}} {finding.says}")
        if finding.do:
            typer.echo(f"       {'':<{TOPIC_WIDTH}} {finding.do}")
    if not all_well:
        raise typer.Exit(1)

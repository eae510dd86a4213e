"""Clinics and their people, from the shell: what the operator does before anybody can sign in."""

import secrets
from datetime import date, datetime
from typing import Annotated

import typer

from kithkin.accounts.models import Clinic, Role, User
from kithkin.accounts.services import people
from kithkin.base import clock
from kithkin.base.actor import OPERATOR
from kithkin.base.refusals import NotHereError, NotUnderstoodError
from kithkin.config.asked import asked
from kithkin.config.errors import StartRefusedError
from kithkin.config.places import read_places

app = typer.Typer(rich_markup_mode=None)

# No letters that look alike on paper.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, GROUP_LENGTH = 4, 5


@app.command()
def createclinic(
    name: Annotated[str, typer.Argument(help="What the clinic is called.")],
    *,
    country: Annotated[
        str, typer.Option(help="Two letters, such as DE: whose crisis lines to show.")
    ] = "",
) -> None:
    """Set up a clinic. On a new machine this also makes the databases and the root key."""
    if Clinic.objects.filter(is_demo=True).exists():
        raise StartRefusedError(
            f"The demo clinic lives in {read_places().data}, and its passwords are known to "
            "everybody. Name another folder with KITHKIN_DATA, or delete that one first."
        )
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise NotUnderstoodError("A country is two letters, such as DE or GB.")
    clinic = people.create_clinic(by=OPERATOR, name=name, country=country.upper())
    typer.echo(f"{clinic.name} is set up.")
    typer.echo("Next: kithkin adduser SIGN_IN_NAME --born 1980-05-17 --role account_manager")


@app.command()
def adduser(
    sign_in_name: Annotated[str, typer.Argument(help="What the person types to sign in.")],
    *,
    born: Annotated[
        datetime, typer.Option(formats=["%Y-%m-%d"], help="Date of birth; checked, not kept.")
    ],
    called: Annotated[str, typer.Option(help="What the person wants to be called.")] = "",
    role: Annotated[
        list[Role] | None, typer.Option(help="For staff; may be said several times.")
    ] = None,
    clinic: Annotated[str, typer.Option(help="Which clinic, if there are several.")] = "",
    password_stdin: Annotated[
        bool,
        typer.Option("--password-stdin", help="Read the password from standard input."),
    ] = False,
) -> None:
    """Give somebody a sign-in. Without --password-stdin a first password is made and shown once."""
    password = asked().with_typed().typed.strip() if password_stdin else _first_password()
    user = people.add_user(
        by=OPERATOR, clinic=_clinic(clinic), sign_in_name=sign_in_name, born=_day(born),
        called=called, password=password, roles=tuple(role or ()),
    )  # fmt: skip
    typer.echo(f"{user.sign_in_name} can sign in.")
    if not password_stdin:
        typer.echo(f"First password, shown only now: {password}")


@app.command()
def offboard(
    sign_in_name: Annotated[str, typer.Argument(help="Whose access ends.")],
) -> None:
    """End somebody's access at once: sign-ins, roles, assignments."""
    user = User.objects.filter(sign_in_name=sign_in_name.strip().lower()).first()
    if user is None:
        raise NotHereError("Nobody signs in by that name.")
    roles = [Role(one.role).label.lower() for one in user.staff_roles.filter(until=None)]
    cases = user.assignments.filter(until=None).count()
    sign_ins = people.off_board(by=OPERATOR, user_id=user.id)
    typer.echo(f"Ended for {user.sign_in_name}, {clock.now():%Y-%m-%d %H:%M} UTC:")
    typer.echo(f"  sign-ins on devices: {sign_ins}")
    typer.echo(f"  roles: {', '.join(roles) or 'none'}")
    typer.echo(f"  cases they worked on: {cases}")
    typer.echo("The password opens nothing any more. What they looked at stays in the record.")


def _clinic(name: str) -> Clinic:
    clinics = list(Clinic.objects.filter(name=name) if name else Clinic.objects.all()[:2])
    if not clinics:
        raise NotHereError("There is no clinic of that name." if name else "There is no clinic.")
    if len(clinics) > 1:
        raise NotUnderstoodError("There are several clinics: say which with --clinic NAME.")
    return clinics[0]


def _day(moment: datetime) -> date:
    return moment.date()


def _first_password() -> str:
    letters = [secrets.choice(LETTERS) for _ in range(GROUPS * GROUP_LENGTH)]
    groups = ("".join(letters[i::GROUPS]) for i in range(GROUPS))
    return "-".join(groups)

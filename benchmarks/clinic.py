"""A small clinic for benchmarks: one therapist, one case, made by the real verbs."""

from datetime import date
from uuid import UUID

import in_django

from kithkin.accounts.models import CaseKind, Role
from kithkin.accounts.services import cases, people
from kithkin.base.actor import OPERATOR, Actor


def make() -> tuple[Actor, UUID]:
    in_django.make_databases()
    clinic = people.create_clinic(by=OPERATOR, name="Benchmark", second_factor_required=False)
    user = people.add_user(
        by=OPERATOR, clinic=clinic, sign_in_name="thea", born=date(1980, 1, 1),
        password="lantern river oak 7", roles=(Role.THERAPIST,),
    )  # fmt: skip
    therapist = Actor(id=user.id)
    case = cases.open_case(by=therapist, kind=CaseKind.INDIVIDUAL, label="Benchmark")
    return therapist, case.id

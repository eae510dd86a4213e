"""What this part offers to the rest of the house; what it says there is in `told`."""

from django.utils.translation import gettext_lazy as _

from kithkin.crisis import told
from kithkin.crisis.forms import FORMS
from kithkin.crisis.models import HelperRole, PlanReview, PlanStep, PlanVersion
from kithkin.crisis.pages import PAGES
from kithkin.crisis.staging import stage
from kithkin.network.offers import Offer, put_forward

put_forward(
    Offer(
        key="crisis",
        order=8,
        title=_("The plan"),
        icon=told.ICON,
        address="crisis:plan",
        says=_("for when it gets dark"),
        forms=FORMS,
        pages=PAGES,
        surfaces={"plan": _("the plan")},
        stands_on=(
            (PlanStep, ("plan_id", "person")),
            (PlanVersion, ("plan_id",)),
            (PlanReview, ("plan_id",)),
            (HelperRole, ("plan_id", "person")),
        ),
        about=told.about,
        home=told.home,
        needs=told.needs,
        brief=told.brief,
        supporter=told.supporter,
        search=told.search,
        takeout=told.takeout,
        demo=stage,
    )
)

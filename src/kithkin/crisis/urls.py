from django.urls import path

from kithkin.crisis.views import asked, lines, now, plans

app_name = "crisis"

CASE = "work/<uuid:case_id>/"
HELPER = f"{CASE}plan/helpers/<uuid:helper_role_id>/"

urlpatterns = [
    path(f"{CASE}plan/", plans.plan, name="plan"),
    path(f"{CASE}plan/<uuid:plan_id>/", plans.plan_page, name="plan_page"),
    path(f"{CASE}plan/<uuid:plan_id>/paper/", plans.paper, name="paper"),
    path(f"{CASE}plan/<uuid:plan_id>/copy/", plans.copy, name="copy"),
    path(f"{CASE}plan/versions/<uuid:plan_version_id>/", plans.version, name="version"),
    path(HELPER, plans.helper, name="helper"),
    path(f"{HELPER}link/", plans.link, name="link"),
    path("my-plan/", plans.my_plan, name="my_plan"),
    # Short, and without a word of what it is: it stands in the history of a browser.
    path("now/", now.now, name="now"),
    path("now/leave/", now.leave, name="leave"),
    path("sw.js", now.worker, name="worker"),
    path("asked/", asked.asked, name="asked"),
    path("clinic/lines/", lines.lines, name="lines"),
    path("clinic/lines/new/", lines.new_line, name="new_line"),
    path("clinic/lines/<uuid:clinic_line_id>/", lines.line, name="line"),
]

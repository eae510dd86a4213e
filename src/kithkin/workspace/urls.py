from django.urls import path

from kithkin.workspace.views import accounts, agreements, concerns, home, searching, work

app_name = "workspace"

CASE = "work/<uuid:case_id>/"

urlpatterns = [
    path("", home.home, name="home"),
    path("work/new/", work.begin_work, name="begin_work"),
    path(CASE, work.work_page, name="work"),
    path(f"{CASE}members/new/", work.add_somebody, name="add_member"),
    path(f"{CASE}members/<uuid:member_id>/contact/", agreements.safe_contact, name="safe_contact"),
    path(f"{CASE}agreement/", agreements.agreement_page, name="agreement"),
    path(f"{CASE}agreement/new/", agreements.write_agreement, name="write_agreement"),
    path(
        f"{CASE}agreement/<uuid:agreement_id>/",
        agreements.agreement_page,
        name="earlier_agreement",
    ),
    path(f"{CASE}search/", searching.search_page, name="search"),
    path(f"{CASE}who-looked/", work.who_looked, name="who_looked"),
    path(f"{CASE}shared/<uuid:user_id>/end/", work.stop_sharing, name="stop_sharing"),
    path("something-wrong/", concerns.something_wrong, name="something_wrong"),
    path("something-wrong/thanks/", concerns.thanks, name="thanks"),
    path("concerns/", concerns.concerns, name="concerns"),
    path("concerns/<uuid:concern_id>/tend/", concerns.tend, name="tend"),
    path("accounts/new/", accounts.add_staff, name="add_staff"),
    path("accounts/<uuid:user_id>/", accounts.account, name="account"),
    path("accounts/<uuid:user_id>/leave/", accounts.off_board, name="off_board"),
]

from django.urls import path

from kithkin.network.views import around, asking, couples, maps, people

app_name = "network"

CASE = "work/<uuid:case_id>/"

urlpatterns = [
    path(f"{CASE}map/<slug:view>/", maps.map_page, name="map"),
    path(f"{CASE}map/<slug:view>/line/", maps.add_line, name="add_line"),
    path(f"{CASE}map/<slug:view>/tidy/", maps.tidy_up, name="tidy_up"),
    path(f"{CASE}people/<uuid:person_id>/", people.person_page, name="person"),
    path(f"{CASE}people/<uuid:person_id>/beside/", people.add_beside, name="add_beside"),
    path(f"{CASE}ties/<uuid:tie_id>/", people.tie_page, name="tie"),
    path(f"{CASE}couples/<uuid:union_id>/", couples.couple_page, name="couple"),
    path(f"{CASE}households/", around.households, name="households"),
    path(f"{CASE}households/<uuid:group_id>/", around.household, name="household"),
    path(
        f"{CASE}households/<uuid:group_id>/leave/", around.leave_household, name="leave_household"
    ),
    path(f"{CASE}events/", around.events, name="events"),
    path(f"{CASE}history/", around.history, name="history"),
    path(f"{CASE}say/<slug:page>/", asking.asking_page, name="ask"),
    path(f"{CASE}say/<slug:page>/<uuid:subject_id>/", asking.asking_page, name="ask_about"),
    path(f"{CASE}back/<slug:verb>/", asking.take_back, name="take_back"),
]

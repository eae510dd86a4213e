from django.urls import path

from kithkin.network import views

app_name = "network"

urlpatterns = [
    path("work/<uuid:case_id>/map/<slug:view>/", views.map_page, name="map"),
    path("work/<uuid:case_id>/people/<uuid:person_id>/", views.person_page, name="person"),
    path("work/<uuid:case_id>/ties/<uuid:tie_id>/", views.tie_page, name="tie"),
    path("work/<uuid:case_id>/say/<slug:page>/", views.asking_page, name="ask"),
    path(
        "work/<uuid:case_id>/say/<slug:page>/<uuid:subject_id>/",
        views.asking_page,
        name="ask_about",
    ),
    path("work/<uuid:case_id>/back/<slug:verb>/", views.take_back, name="take_back"),
]

from django.urls import path

from kithkin.healing import views

app_name = "healing"

CASE = "work/<uuid:case_id>/"

urlpatterns = [
    path(f"{CASE}breaks/", views.breaks_page, name="breaks"),
    path(f"{CASE}breaks/<uuid:rupture_id>/", views.break_page, name="break"),
    path(f"{CASE}mendings/<uuid:mending_id>/", views.mending_page, name="mending"),
    path(f"{CASE}people/<uuid:person_id>/care/", views.care_page, name="care"),
]

from django.urls import path

from kithkin.attachment import views

app_name = "attachment"

CASE = "work/<uuid:case_id>/"

urlpatterns = [
    path(f"{CASE}closeness/", views.closeness, name="closeness"),
    path(f"{CASE}closeness/turned-to/", views.turned_to, name="turned_to"),
    path(f"{CASE}closeness/with/<uuid:person_id>/", views.person, name="person"),
    path(f"{CASE}closeness/ask/<uuid:person_id>/", views.fill_about, name="fill_about"),
    path(f"{CASE}closeness/<uuid:sitting_id>/", views.sitting, name="sitting"),
]

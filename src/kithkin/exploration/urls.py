from django.urls import path

from kithkin.exploration import views

app_name = "exploration"

CASE = "work/<uuid:case_id>/"

urlpatterns = [
    path(f"{CASE}sessions/", views.sessions, name="sessions"),
    path(f"{CASE}sessions/<uuid:session_id>/", views.session, name="session"),
    path(f"{CASE}sessions/<uuid:session_id>/note/", views.note, name="note"),
    path(f"{CASE}notes/", views.notes, name="notes"),
    path(f"{CASE}brief/", views.brief, name="brief"),
    path(f"{CASE}changed/", views.changed, name="changed"),
]

from django.urls import path

from kithkin.skills import views

app_name = "skills"

CASE = "work/<uuid:case_id>/"

urlpatterns = [
    path(f"{CASE}exercises/", views.exercises_page, name="exercises"),
    path(f"{CASE}exercises/<uuid:exercise_id>/", views.exercise_page, name="exercise"),
    path(f"{CASE}exercises/<uuid:exercise_id>/practised/", views.rehearse, name="rehearse"),
    path(f"{CASE}tries/", views.tries_page, name="tries"),
    path(f"{CASE}tries/book/", views.book, name="book"),
    path(f"{CASE}tries/<uuid:attempt_id>/", views.try_page, name="try"),
    path(f"{CASE}people/<uuid:person_id>/tries/", views.tries_with, name="tries_with"),
]

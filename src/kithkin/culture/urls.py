from django.urls import path

from kithkin.culture import views

app_name = "culture"

CASE = "work/<uuid:case_id>/"

urlpatterns = [
    path(f"{CASE}origins/", views.origins, name="origins"),
    path(f"{CASE}origins/describe/", views.describe, name="describe"),
    path(f"{CASE}origins/conditions/", views.conditions, name="conditions"),
    path(f"{CASE}origins/conditions/mark/", views.mark, name="mark"),
    path(f"{CASE}origins/conditions/<uuid:condition_id>/", views.condition, name="condition"),
    path(f"{CASE}origins/world/", views.world, name="world"),
    path(f"{CASE}origins/guide/", views.guide, name="guide"),
    path(f"{CASE}origins/guide/question/", views.question, name="question"),
]

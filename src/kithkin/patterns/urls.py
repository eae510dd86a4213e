from django.urls import path

from kithkin.patterns import views

app_name = "patterns"

CASE = "work/<uuid:case_id>/"

urlpatterns = [
    path(f"{CASE}stories/", views.stories, name="stories"),
    path(f"{CASE}stories/words/", views.words, name="words"),
    path(f"{CASE}stories/words/<uuid:word_id>/", views.word, name="word"),
    path(f"{CASE}stories/comes-back/", views.comes_back, name="comes_back"),
    path(f"{CASE}stories/with/<uuid:person_id>/", views.tell_with, name="tell_with"),
    path(f"{CASE}stories/<uuid:episode_id>/", views.story, name="story"),
]

from django.urls import path

from kithkin.exchange import views

app_name = "exchange"

urlpatterns = [
    path("work/<uuid:case_id>/bring/", views.bring, name="bring"),
    path("work/<uuid:case_id>/bring/<uuid:draft_id>/", views.preview_page, name="preview"),
    path("work/<uuid:case_id>/photos/", views.keep_photo, name="keep_photo"),
    path("work/<uuid:case_id>/photos/<uuid:photo_id>/", views.show_photo, name="photo"),
    path(
        "work/<uuid:case_id>/photos/<uuid:photo_id>/remove/",
        views.remove_photo,
        name="remove_photo",
    ),
]

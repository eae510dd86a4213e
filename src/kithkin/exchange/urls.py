from django.urls import path

from kithkin.exchange import saving_pages, views

app_name = "exchange"

CASE = "work/<uuid:case_id>/"

urlpatterns = [
    path(f"{CASE}bring/", views.bring, name="bring"),
    path(f"{CASE}bring/<uuid:draft_id>/", views.preview_page, name="preview"),
    path(f"{CASE}photos/", views.photos_page, name="photos"),
    path(f"{CASE}photos/keep/", views.keep_photo, name="keep_photo"),
    path(f"{CASE}photos/<uuid:photo_id>/", views.show_photo, name="photo"),
    path(f"{CASE}photos/<uuid:photo_id>/remove/", views.remove_photo, name="remove_photo"),
    path(f"{CASE}save/<slug:view>/", saving_pages.save, name="save"),
    path(f"{CASE}save/<slug:view>/file/", saving_pages.save_file, name="save_file"),
    path(f"{CASE}take/", views.take, name="take"),
    path(f"{CASE}take/<slug:kind>/", views.take_file, name="take_file"),
]

from django.urls import URLPattern, path

from kithkin.awareness import views

app_name = "awareness"

CASE = "work/<uuid:case_id>/"

urlpatterns: list[URLPattern] = [
    path(f"{CASE}check-in/", views.check_in, name="check_in"),
    path(f"{CASE}good-moment/", views.good_moment, name="good_moment"),
    path(f"{CASE}check-ins/", views.moments_page, name="moments"),
    path(f"{CASE}check-ins/<uuid:moment_id>/", views.moment_page, name="moment"),
    path(f"{CASE}check-ins/<uuid:moment_id>/change/", views.change_moment, name="change_moment"),
    path(f"{CASE}around/", views.around, name="around"),
    path(f"{CASE}around/of/<uuid:member_id>/", views.around, name="around_of"),
    path(f"{CASE}around/open/", views.open_together, name="open_together"),
]

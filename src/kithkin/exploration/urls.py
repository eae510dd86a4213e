from django.urls import URLPattern

app_name = "exploration"

urlpatterns: list[URLPattern] = []

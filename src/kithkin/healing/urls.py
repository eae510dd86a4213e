from django.urls import URLPattern

app_name = "healing"

urlpatterns: list[URLPattern] = []

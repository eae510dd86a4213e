from django.urls import URLPattern

app_name = "attachment"

urlpatterns: list[URLPattern] = []

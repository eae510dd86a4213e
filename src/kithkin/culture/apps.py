from django.apps import AppConfig


class CultureConfig(AppConfig):
    name = "kithkin.culture"
    label = "culture"

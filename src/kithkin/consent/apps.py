from django.apps import AppConfig


class ConsentConfig(AppConfig):
    name = "kithkin.consent"
    label = "consent"

from django.apps import AppConfig


class CrisisConfig(AppConfig):
    name = "kithkin.crisis"
    label = "crisis"

from django.apps import AppConfig


class HealingConfig(AppConfig):
    name = "kithkin.healing"
    label = "healing"

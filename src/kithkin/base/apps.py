from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "kithkin.base"
    label = "base"

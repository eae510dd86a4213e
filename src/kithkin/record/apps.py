from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "kithkin.record"
    label = "record"

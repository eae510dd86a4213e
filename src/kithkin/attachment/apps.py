from django.apps import AppConfig


class AttachmentConfig(AppConfig):
    name = "kithkin.attachment"
    label = "attachment"

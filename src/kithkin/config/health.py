from django.http import HttpRequest, HttpResponse

from kithkin.accounts.doors import open_to


@open_to("anyone")
def health(_request: HttpRequest) -> HttpResponse:
    """For whoever watches over the server: it answers, and asks no database."""
    return HttpResponse("ok\n", content_type="text/plain")

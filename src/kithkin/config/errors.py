from kithkin.base.refusals import RefusalError


class StartRefusedError(RefusalError):
    """Kithkin will not start as things are; the sentence says what and how to mend it."""

    code = "start_refused"


class NothingHereError(StartRefusedError):
    code = "nothing_here"
    sentence = (
        "There is no clinic here yet. Begin with `kithkin demo` (invented people) "
        "or `kithkin createclinic NAME`."
    )


class ServerSilentError(RefusalError):
    code = "server_silent"
    sentence = (
        "The running server stopped answering, so it is not known whether this was done. "
        "Look before you try again."
    )

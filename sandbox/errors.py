"""What the sandbox says no with: the Bot API's own errors, a person's impossible act, a cut connection."""

from typing import Any

Json = dict[str, Any]

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
QUERY_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
WRONG_FILE = "wrong file_id or the file is temporarily unavailable"
FILE_TOO_BIG = "file is too big"

_DEFAULT_DESCRIPTIONS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    409: "Conflict",
    413: "Request Entity Too Large",
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}


class ApiError(Exception):
    """An answer with `ok: false`: the HTTP status, the description and, for a flood, `parameters`."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> Json:
        """The JSON the Bot API answers with."""
        answer: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


class SandboxRefusal(Exception):  # noqa: N818 - the contract's name: the person is refused, nothing broke
    """A person tried what the real app would not let them do, such as pressing a button that is not there."""


class ConnectionDroppedError(Exception):
    """An injected fault cut the connection: the caller never learns whether the method took effect."""


def bad_request(words: str) -> ApiError:
    return ApiError(400, f"Bad Request: {words}")


def forbidden(words: str) -> ApiError:
    return ApiError(403, f"Forbidden: {words}")


def too_many_requests(retry_after: int) -> ApiError:
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", {"retry_after": retry_after})


def default_description(code: int) -> str:
    """The words the real server puts on a bare HTTP status."""
    return _DEFAULT_DESCRIPTIONS.get(code, "Bad Request" if code < 500 else "Internal Server Error")

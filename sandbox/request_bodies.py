"""Parameters and files out of HTTP bodies: a bot's calls, and the methods a webhook answers with."""

import json
from typing import Any

from aiohttp import BodyPartReader, ClientResponse, MultipartReader, web

from sandbox.errors import bad_request
from sandbox.params import UploadedFile

Body = tuple[dict[str, Any], dict[str, UploadedFile]]


async def read_call(request: web.Request) -> Body:
    """The parameters of a call from its query string and body (JSON, form or multipart), and its uploaded files."""
    values: dict[str, Any] = dict(request.query)
    if not request.can_read_body:
        return values, {}
    if request.content_type == "application/json":
        values.update(_json_object(await request.text()))
        return values, {}
    files: dict[str, UploadedFile] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            files[name] = UploadedFile(value.filename, value.file.read(), value.content_type)
        else:
            values[name] = value
    return values, files


async def read_webhook_reply(response: ClientResponse) -> Body:
    """The same out of a webhook's response, whose `method` names what to call; empty when it says nothing."""
    if response.content_type.startswith("multipart/"):
        return await _multipart(MultipartReader.from_response(response))
    text = await response.text()
    if response.content_type != "application/json" or not text.strip():
        return {}, {}
    return _json_object(text), {}


async def _multipart(reader: Any) -> Body:
    values: dict[str, Any] = {}
    files: dict[str, UploadedFile] = {}
    async for part in reader:
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        content = bytes(await part.read(decode=True))
        if part.filename is not None:
            files[part.name] = UploadedFile(part.filename, content, part.headers.get("Content-Type"))
        else:
            values[part.name] = content.decode()
    return values, files


def _json_object(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text) if text.strip() else {}
    except ValueError:
        raise bad_request("can't parse request JSON object") from None
    if not isinstance(found, dict):
        raise bad_request("can't parse request JSON object")
    return found

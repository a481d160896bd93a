"""Files: what Telegram takes, what it refuses, and what a bot may download."""

import io

import aiohttp
import pytest

from sandbox.errors import ApiError
from sandbox.files import FileStore
from sandbox.images import image_size
from sandbox.params import UploadedFile
from sandbox.world import World
from tests.sandbox.pictures import gif, jpeg, png, webp
from tests.sandbox.raw_api import ANNA, RawApi, RunningSandbox

MEGABYTE = 1024 * 1024


def refusal(kind: str, content: bytes) -> str:
    with pytest.raises(ApiError) as caught:
        FileStore().add(kind, UploadedFile("a.png", content))
    assert caught.value.code == 400
    return caught.value.description.removeprefix("Bad Request: ")


@pytest.mark.parametrize("picture", [png, jpeg, gif, webp])
def test_the_size_of_a_picture_is_read_from_its_header(picture: object) -> None:
    assert callable(picture)
    assert image_size(picture(640, 480)) == (640, 480)


@pytest.mark.parametrize("content", [b"", b"text", b"\xff\xd8\xff\xe0", b"\xff\xd8 and no frame", b"GIF89a"])
def test_what_is_no_picture_has_no_size(content: bytes) -> None:
    assert image_size(content) is None


@pytest.mark.parametrize(
    ("kind", "content", "words"),
    [
        ("document", b"", "file must be non-empty"),
        ("document", bytes(50 * MEGABYTE + 1), "file is too big"),
        ("photo", png() + bytes(10 * MEGABYTE), "file is too big"),
        ("photo", b"text", "IMAGE_PROCESS_FAILED"),
        ("photo", png(0, 5), "IMAGE_PROCESS_FAILED"),
        ("photo", png(5001, 5000), "PHOTO_INVALID_DIMENSIONS"),
        ("photo", png(2100, 100), "PHOTO_INVALID_DIMENSIONS"),
        ("photo", png(100, 2001), "PHOTO_INVALID_DIMENSIONS"),
    ],
)
def test_uploads_that_are_refused(kind: str, content: bytes, words: str) -> None:
    assert refusal(kind, content) == words


@pytest.mark.parametrize("size", [(5000, 5000), (2000, 100), (1, 20)])
def test_photos_at_the_limits_pass(size: tuple[int, int]) -> None:
    stored = FileStore().add("photo", UploadedFile("a.png", png(*size)))

    assert (stored.width, stored.height) == size


def test_the_type_is_guessed_from_the_name_before_the_senders_claim() -> None:
    store = FileStore()

    named = store.add("document", UploadedFile("a.pdf", b"1", "application/octet-stream"))
    claimed = store.add("document", UploadedFile("a", b"1", "text/x-own"))
    unknown = store.add("photo", UploadedFile("photo", png()))

    assert (named.mime, named.file_path) == ("application/pdf", "documents/file_1.pdf")
    assert (claimed.mime, claimed.file_path) == ("text/x-own", "documents/file_2")
    assert (unknown.mime, unknown.file_path) == ("application/octet-stream", "photos/file_3.jpg")


async def test_a_file_up_to_20_megabytes_may_be_downloaded(sandbox: RunningSandbox, raw: RawApi, world: World) -> None:
    small = world.person_sends_file(ANNA, "a.bin", bytes(20 * MEGABYTE), "application/octet-stream")["document"]
    large = world.person_sends_file(ANNA, "b.bin", bytes(20 * MEGABYTE + 1), "application/octet-stream")["document"]

    found = await raw.result("getFile", file_id=small["file_id"])
    address = f"{sandbox.url}/file/bot{sandbox.token}/{found['file_path']}"
    async with raw.session.get(address) as response:
        content = await response.read()

    assert found["file_size"] == len(content) == 20 * MEGABYTE
    assert await raw.refusal("getFile", file_id=large["file_id"]) == (400, "Bad Request: file is too big")


async def test_a_download_needs_the_token_and_a_file(sandbox: RunningSandbox, raw: RawApi) -> None:
    statuses = []
    for address in (f"file/bot{sandbox.token}/documents/none", "file/bot1:x/documents/none"):
        async with raw.session.get(f"{sandbox.url}/{address}") as response:
            statuses.append((response.status, (await response.json())["description"]))

    assert statuses == [(404, "Not Found"), (401, "Unauthorized")]


async def test_a_body_beyond_the_server_is_413(sandbox: RunningSandbox, raw: RawApi) -> None:
    body = io.BytesIO(bytes(65 * MEGABYTE))
    form = aiohttp.FormData({"chat_id": str(ANNA)})
    form.add_field("document", body, filename="a.bin")

    async with raw.session.post(f"{sandbox.api}/sendDocument", data=form) as response:
        answer = (response.status, await response.json())

    assert answer == (413, {"ok": False, "error_code": 413, "description": "Request Entity Too Large"})

"""The files of the world: photos and documents by file_id, held to Telegram's sizes both ways."""

import itertools
import mimetypes
from dataclasses import dataclass
from pathlib import PurePosixPath

from sandbox.errors import FILE_TOO_BIG, WRONG_FILE, Json, bad_request
from sandbox.images import image_size
from sandbox.params import Params, UploadedFile

MEGABYTE = 1024 * 1024
UPLOAD_LIMIT = 50 * MEGABYTE
PHOTO_LIMIT = 10 * MEGABYTE
DOWNLOAD_LIMIT = 20 * MEGABYTE
PHOTO_SIDES_LIMIT = 10_000
PHOTO_RATIO_LIMIT = 20
_ATTACH = "attach://"


@dataclass(frozen=True)
class StoredFile:
    """A file Telegram keeps; `width` and `height` are given for photos only."""

    file_id: str
    kind: str
    filename: str
    content: bytes
    mime: str
    file_path: str
    width: int = 0
    height: int = 0

    def brief(self) -> Json:
        return {"file_id": self.file_id, "file_unique_id": f"u{self.file_id}", "file_size": len(self.content)}

    def as_fields(self) -> Json:
        """The part of a Message that carries this file: `photo` or `document`."""
        if self.kind == "photo":
            return {"photo": [{**self.brief(), "width": self.width, "height": self.height}]}
        return {"document": {**self.brief(), "file_name": self.filename, "mime_type": self.mime}}


class FileStore:
    """Every file ever sent either way; nothing is thrown away while the world stands."""

    def __init__(self) -> None:
        self._files: dict[str, StoredFile] = {}
        self._numbers = itertools.count(1)

    def add(self, kind: str, file: UploadedFile) -> StoredFile:
        """Keep a `photo` or a `document`; ApiError when Telegram would not take it."""
        if not file.content:
            raise bad_request("file must be non-empty")
        if len(file.content) > (PHOTO_LIMIT if kind == "photo" else UPLOAD_LIMIT):
            raise bad_request(FILE_TOO_BIG)
        width, height = _photo_size(file.content) if kind == "photo" else (0, 0)
        number = next(self._numbers)
        suffix = PurePosixPath(file.filename).suffix or (".jpg" if kind == "photo" else "")
        stored = StoredFile(
            file_id=f"{kind}-{number:06d}",
            kind=kind,
            filename=file.filename,
            content=file.content,
            mime=mimetypes.guess_type(file.filename)[0] or file.content_type or "application/octet-stream",
            file_path=f"{kind}s/file_{number}{suffix}",
            width=width,
            height=height,
        )
        self._files[stored.file_id] = stored
        return stored

    def get(self, file_id: str) -> StoredFile | None:
        return self._files.get(file_id)

    def by_path(self, file_path: str) -> StoredFile | None:
        return next((stored for stored in self._files.values() if stored.file_path == file_path), None)

    def downloadable(self, file_id: str) -> StoredFile:
        """The file a bot may download; ApiError when there is none or it is over 20 MB."""
        stored = self._files.get(file_id)
        if stored is None:
            raise bad_request(WRONG_FILE)
        if len(stored.content) > DOWNLOAD_LIMIT:
            raise bad_request(FILE_TOO_BIG)
        return stored

    def from_call(self, kind: str, params: Params, reference: str, name: str) -> StoredFile:
        """The file a call sends: uploaded under `name`, attached by `attach://`, or known by its file_id."""
        if reference.startswith(_ATTACH):
            name = reference.removeprefix(_ATTACH)
            reference = ""
        if not reference:
            uploaded = params.files.get(name)
            if uploaded is None:
                raise bad_request(f"there is no {kind} in the request")
            return self.add(kind, uploaded)
        if reference.startswith(("http://", "https://")):
            raise bad_request("failed to get HTTP URL content")
        stored = self._files.get(reference)
        if stored is None:
            raise bad_request(WRONG_FILE)
        if stored.kind != kind:
            raise bad_request(f"can't use file of type {stored.kind.title()} as {kind.title()}")
        return stored


def _photo_size(content: bytes) -> tuple[int, int]:
    size = image_size(content)
    if size is None or min(size) == 0:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(size) > PHOTO_SIDES_LIMIT or max(size) > PHOTO_RATIO_LIMIT * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return size

"""The digest of a file somebody sends: taken on the way in, so that no copy is ever kept.

In: an uploaded file. Out: its SHA-256. ``FingerprintUploadHandler`` stands first among the
upload handlers of the settings and does so for the verification page alone.
"""

import hashlib
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers

MAX_BYTES = 10 * 1024 * 1024
ONLY_BELOW = "/verify/"


class Fingerprint(UploadedFile):
    """What is left of a file that was sent: its name, size and digest; no content."""

    def __init__(self, name: str, size: int, sha256: str) -> None:
        super().__init__(file=None, name=name, size=size)
        self.sha256 = sha256

    def close(self) -> None:
        """There is nothing open."""


class FingerprintUploadHandler(FileUploadHandler):
    """Hash and forget; beyond the limit only count."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.is_active = self.request.path.startswith(ONLY_BELOW)
        if self.is_active:
            self.hash, self.size = hashlib.sha256(), 0
            raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if not self.is_active:
            return raw_data
        self.size += len(raw_data)
        if self.size <= MAX_BYTES:
            self.hash.update(raw_data)
        return None

    def file_complete(self, file_size: int) -> UploadedFile | None:
        if not self.is_active:
            return None
        return Fingerprint(self.file_name, self.size, self.hash.hexdigest())


def sha256_of(uploaded: UploadedFile) -> str:
    """The digest taken on the way in, or of the chunks of a file that was kept for the request."""
    if isinstance(uploaded, Fingerprint):
        return uploaded.sha256
    digest = hashlib.sha256()
    for chunk in uploaded.chunks():
        digest.update(chunk)
    return digest.hexdigest()

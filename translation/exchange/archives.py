"""Zip files from outside, read in memory and with limits: nothing of them ever touches the disk."""

import zipfile
import zlib
from io import BytesIO
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from translation.exchange.documents import MAX_FILE, FileRefusedError

MAX_ARCHIVE = 50 * 1024 * 1024  # bytes, packed and unpacked
MAX_FILES = 500
MAX_RATIO = 100  # texts are packed to a third up to a twentieth
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENTRY = b"PK\x01\x02"  # begins each line of a zip file's table of contents
_NESTED = (".zip", ".7z", ".rar", ".gz", ".bz2", ".xz", ".tar", ".tgz", ".jar")


def read_archive(data: bytes) -> list[tuple[str, bytes]]:
    """[(name, content)] of a zip file's files, those of its folders included.

    Raises FileRefusedError for a file that is broken, too large in any way, or not what a translator would make.
    """
    if len(data) > MAX_ARCHIVE:
        raise FileRefusedError(_("The file is larger than %(size)d MB.") % {"size": MAX_ARCHIVE // 1024**2})
    # zipfile reads the whole table before anything can be asked; texts may have these bytes too, but not often
    if data.count(_ENTRY) > 2 * MAX_FILES:
        raise _too_many()
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            _check(members)
            return [(member.filename, _content(archive, member)) for member in members]
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, LookupError, ValueError, RuntimeError, OverflowError):
        raise FileRefusedError(_("This is not a valid zip file, or it is damaged.")) from None


def _too_many() -> FileRefusedError:
    return FileRefusedError(_("The zip file holds more than %(count)d files.") % {"count": MAX_FILES})


def _check(members: list[zipfile.ZipInfo]) -> None:
    # two more for the list and the note that come with a backlog
    if len(members) > MAX_FILES + 2:
        raise _too_many()
    names = [member.filename for member in members]
    if len(set(names)) < len(names):
        raise FileRefusedError(_("The zip file holds two files of the same name."))
    if sum(member.file_size for member in members) > MAX_ARCHIVE:
        raise FileRefusedError(
            _("The zip file holds more than %(size)d MB of text.") % {"size": MAX_ARCHIVE // 1024**2}
        )
    for member in members:
        name = {"name": member.filename[:100]}
        path = PurePosixPath(member.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in member.filename:
            raise FileRefusedError(_("The zip file holds a file whose name leads to another folder: %(name)s.") % name)
        if path.suffix.lower() in _NESTED:
            raise FileRefusedError(_("The zip file holds another archive: %(name)s.") % name)
        if member.flag_bits & 1:
            raise FileRefusedError(_("The zip file is protected by a password."))
        if member.compress_type not in METHODS:
            raise FileRefusedError(
                _("The zip file is compressed by an unusual method. Use the ordinary one, “deflate”.")
            )
        if member.file_size > MAX_RATIO * max(member.compress_size, 1) or member.file_size > MAX_FILE:
            raise FileRefusedError(_("The zip file holds a file that is much too large: %(name)s.") % name)


def _content(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """All of it: zipfile itself gives no more than `file_size` bytes, and refuses a wrong checksum."""
    with archive.open(member) as file:
        return file.read()

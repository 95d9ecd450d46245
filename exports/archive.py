"""Files put into archives so that the same content is the same bytes."""

import zipfile

FIXED_TIME = (1980, 1, 1, 0, 0, 0)


def add_entry(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    """Put a file into an archive, with a fixed time and system."""
    entry = zipfile.ZipInfo(name, FIXED_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system, entry.external_attr = 3, 0o644 << 16
    archive.writestr(entry, data)

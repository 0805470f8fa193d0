"""Pictures of people's files, made ready to be shown: of a known kind only, and never larger than asked for."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

# Each kind with the decoder that it gets, whatever else its content might pass for.
_DECODERS = {
    "image/png": b"png",
    "image/jpeg": b"jpeg",
    "image/gif": b"gif",
    "image/webp": b"webp",
    "image/bmp": b"bmp",
}


def decode(content: bytes, media_type: str, most: int) -> QImage | None:
    """Return a picture turned as it was taken, at most `most` pixels wide and high, None when it cannot be shown.

    Takes its time for large ones, so it is called in a worker.
    """
    if media_type not in _DECODERS:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(_DECODERS[media_type]))
    reader.setAutoTransform(True)
    size, box = reader.size(), QSize(most, most)
    if size.width() > most or size.height() > most:
        # Some decoders never unpack more than this.
        reader.setScaledSize(size.scaled(box, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    image = reader.read()
    return None if image.isNull() else image


def as_png(image: QImage) -> bytes:
    """Return a picture, such as one from the clipboard, as the bytes of a PNG file; none for one that is empty."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return buffer.data().data()

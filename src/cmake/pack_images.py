#!/usr/bin/env python3
"""Packs images for the chapter Images: images-digits.bin and, where Debian's package with them is there, images-fashion.bin.

    pack_images.py NPM_PACKAGE_DIRECTORY FASHION_DIRECTORY OUTPUT_DIRECTORY...

Such a file is a zlib stream of

    crease-images 1 COUNT SIDE CLASSES\\n    the names of the classes, tab between tab\\n
    COUNT bytes: the class of each image
    COUNT * SIDE * SIDE bytes: the images, row by row, 0 for the ground and 255 for the brightest

Classes take turns in proportion to how many images they have, so any part of the file holds about the same mixture.
"""

import gzip
import json
import struct
import sys
import zlib
from pathlib import Path

SIDE = 28
PIXELS = SIDE * SIDE
DIGITS = [str(digit) for digit in range(10)]
CLOTHES = ["T-shirt", "trousers", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"]
FASHION_COUNT = 6000


def fail(sentence):
    sys.exit(f"pack_images.py: {sentence}")


def read_digits(package):
    """Per class its images as bytes. The package has each pixel divided by 255 and rounded to three digits, from which the byte is certain."""
    by_class = []
    for digit in range(10):
        data = json.loads((package / "src" / "digits" / f"{digit}.json").read_text(encoding="utf-8"))["data"]
        pixels = bytes(round(255 * value) for value in data)
        if not pixels or len(pixels) % PIXELS or any(abs(round(255 * value) - 255 * value) > 0.2 for value in data):
            fail(f"unexpected numbers in {digit}.json of the package mnist")
        by_class.append([pixels[start:start + PIXELS] for start in range(0, len(pixels), PIXELS)])
    return by_class


def read_idx(path, dimensions):
    content = gzip.decompress(path.read_bytes())
    shape = struct.unpack(f">{dimensions}I", content[4:4 + 4 * dimensions])
    if content[:4] != bytes([0, 0, 8, dimensions]):
        fail(f"{path.name} is no idx file of bytes with {dimensions} dimensions")
    return shape, content[4 + 4 * dimensions:]


def read_fashion(folder):
    shape, pixels = read_idx(folder / "train-images-idx3-ubyte.gz", 3)
    _, labels = read_idx(folder / "train-labels-idx1-ubyte.gz", 1)
    if shape[1:] != (SIDE, SIDE) or shape[0] != len(labels) or len(pixels) != shape[0] * PIXELS:
        fail("Fashion-MNIST has an unexpected shape")
    by_class = [[] for _ in CLOTHES]
    for index, label in enumerate(labels):
        if len(by_class[label]) < FASHION_COUNT // 10:
            by_class[label].append(pixels[index * PIXELS:(index + 1) * PIXELS])
    return by_class


def packed(by_class, names):
    order = sorted(((rank + 0.5) / len(images), label, rank)
                   for label, images in enumerate(by_class) for rank in range(len(images)))
    head = f"crease-images 1 {len(order)} {SIDE} {len(names)}\n" + "\t".join(names) + "\n"
    content = b"".join([head.encode("utf-8"), bytes(label for _, label, _ in order),
                        *(by_class[label][rank] for _, label, rank in order)])
    return zlib.compress(content, 9)


def main():
    if len(sys.argv) < 4:
        sys.exit("usage: pack_images.py NPM_PACKAGE_DIRECTORY FASHION_DIRECTORY OUTPUT_DIRECTORY...")
    package, fashion, *outputs = map(Path, sys.argv[1:])
    files = {"images-digits.bin": packed(read_digits(package), DIGITS)}
    if (fashion / "train-images-idx3-ubyte.gz").is_file():
        files["images-fashion.bin"] = packed(read_fashion(fashion), CLOTHES)
    else:
        print("pack_images.py: no Fashion-MNIST on this machine (Debian package dataset-fashion-mnist); only digits are packed")
    for output in outputs:
        output.mkdir(parents=True, exist_ok=True)
        for name in ("images-digits.bin", "images-fashion.bin"):
            if name in files:
                (output / name).write_bytes(files[name])
            else:
                (output / name).unlink(missing_ok=True)


if __name__ == "__main__":
    main()

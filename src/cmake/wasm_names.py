"""Names in WebAssembly modules, without a library: what is imported and exported under another name, and sections left out."""

IMPORTS, EXPORTS, CUSTOM = 2, 7, 0
TABLE = 1  # as a kind of what is imported or exported
MAGIC = 8  # bytes before the first section


def number(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def as_number(value):
    encoded = bytearray()
    while value > 127:
        encoded.append(value & 127 | 128)
        value >>= 7
    return bytes(encoded + bytes([value]))


def text(data, at):
    size, at = number(data, at)
    return data[at:at + size].decode("utf-8"), at + size


def as_text(name):
    encoded = name.encode("utf-8")
    return as_number(len(encoded)) + encoded


def sections(data):
    """(id, content) of each section."""
    at = MAGIC
    while at < len(data):
        kind = data[at]
        size, begin = number(data, at + 1)
        yield kind, data[begin:begin + size]
        at = begin + size


def end_of_limits(data, at):
    flags = data[at]
    _, at = number(data, at + 1)
    return number(data, at)[1] if flags & 1 else at


def end_of_import(data, at):
    """Where the description of an import ends that begins with its kind: function, table, memory, global."""
    kind = data[at]
    if kind == 0:
        return number(data, at + 1)[1]
    if kind == 3:
        return at + 3
    return end_of_limits(data, at + 2 if kind == 1 else at + 1)


def imports(content):
    """(module, name, description) of each import."""
    count, at = number(content, 0)
    for _ in range(count):
        module, at = text(content, at)
        name, begin = text(content, at)
        at = end_of_import(content, begin)
        yield module, name, content[begin:at]


def exports(content):
    """(name, kind, index) of each export."""
    count, at = number(content, 0)
    for _ in range(count):
        name, at = text(content, at)
        index, end = number(content, at + 1)
        yield name, content[at], index
        at = end


def rewritten(data, change):
    """The module with each section's content as change(kind, content) gives it; None leaves the section out."""
    parts = [data[:MAGIC]]
    for kind, content in sections(data):
        content = change(kind, content)
        if content is not None:
            parts.append(bytes([kind]) + as_number(len(content)) + content)
    return b"".join(parts)


def without_custom(data):
    """The module without what only debuggers read."""
    return rewritten(data, lambda kind, content: None if kind == CUSTOM else content)


def with_exports(data, new_names):
    def change(kind, content):
        if kind != EXPORTS:
            return content
        entries = [as_text(new_names.get(name, name)) + bytes([what]) + as_number(index) for name, what, index in exports(content)]
        return as_number(len(entries)) + b"".join(entries)
    return rewritten(data, change)


def without_maximum(description):
    """The description of an import that takes a table of any size; others stay."""
    if description[0] != TABLE:
        return description
    smallest, _ = number(description, 3)  # behind kind, type of elements and flags
    return description[:2] + b"\0" + as_number(smallest)


def with_imports(data, module, new_names):
    """The module with other names for what it imports from `module`, whose table may have grown since."""
    def change(kind, content):
        if kind != IMPORTS:
            return content
        entries = [as_text(source) + as_text(new_names.get(name, name) if source == module else name) + without_maximum(description)
                   for source, name, description in imports(content)]
        return as_number(len(entries)) + b"".join(entries)
    return rewritten(data, change)


def names_of(data, wanted):
    """The names of all imports from `wanted`, or of all exports where it is None."""
    for kind, content in sections(data):
        if kind == EXPORTS and wanted is None:
            return [name for name, _, _ in exports(content)]
        if kind == IMPORTS and wanted is not None:
            return [name for module, name, _ in imports(content) if module == wanted]
    return []

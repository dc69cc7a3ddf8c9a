#!/usr/bin/env python3
"""Checks the tables of languages (web/lang/*.json) against the texts of the source.

    check_words.py REPOSITORY

Prints one line per offence and ends with 1 if there was one:
- a key and its translation have different places in braces;
- a key is stale: a text between its places stands nowhere in the source any more;
- a sentence of the source has no key: an error, Error{...}, that can reach a person in the lab, or what the page says.
What the interface draws and describes is checked by tests that draw and describe it.
"""

import itertools
import json
import re
import sys
from pathlib import Path

PLACE = re.compile(r"\{\d\}")
STRING = re.compile(r'"((?:\\.|[^"\\])*)"')
SCRIPT_STRING = re.compile(r"'((?:\\.|[^'\\\n])*)'|\"((?:\\.|[^\"\\\n])*)\"|`((?:\\.|[^`\\])*)`")
# Read by the command line only, which is in English: files of networks from elsewhere, training specs; what a page of somebody
# else's gets from crease-core.mjs, sweeps among it; and what is wrong with a table of a language.
ENGLISH_ONLY = re.compile(r"core/io/(training_spec|python|onnx|choices|png|image)|app/(core_api|desktop|main_desktop)|^cli/|lab/(sweep|random_network)|platform/desktop_window|lab/words|"
                          # Figures without a window: of the command line, too, and a page asks only for what there is.
                          r"chapters/(figures|opening)|ui/(cairo|no)_raster")
# A stretch of text that is in the source in pieces, one behind the other, has pieces of at least this many letters.
SHORTEST_PIECE = 4
# What stands where the source puts something in: at the beginning, often the place; later a number or a quotation.
FIRST_FILLINGS = ["7", '"7"', "p.csv, line 1: ", "p.csv, line 1", 'p.csv, line 1: "7"', "p.csv: ", "Layer 1", ""]
FILLINGS = ["7", '"7"', ""]
FEWEST_LETTERS = 8
# A choice between two texts, marked while an expression is taken apart.
BEGIN, OR = "\x01", "\x02"
CHOICE = re.compile(r'\(?[^"()?+]*(?:\([^()"]*\)[^"()?+]*)?\?\s*"((?:\\.|[^"\\])*)"\s*:\s*"((?:\\.|[^"\\])*)"\)?')
TOKEN = re.compile(r'"((?:\\.|[^"\\])*)"|\x01([^\x01\x02]*)\x02([^\x01]*)\x01')


def unescaped(text):
    return re.sub(r'\\(.)', lambda found: {"n": "\n", "t": "\t"}.get(found[1], found[1]), text)


def cpp_text(path):
    """The source without comments, includes and quotation marks as characters, neighbouring literals joined."""
    text = re.sub(r"(?m)^\s*//.*$|^#include.*$", "", path.read_text(encoding="utf-8"))
    return re.sub(r'"\s*\n\s*"', "", re.sub(r"'\\?\"'", "' '", text))


def script_strings(path):
    for single, double, template in SCRIPT_STRING.findall(path.read_text(encoding="utf-8")):
        yield from re.split(r"\$\{[^}]*\}", unescaped(single or double or template))


def texts_of_source(root):
    texts = set()
    for path in itertools.chain((root / "src").rglob("*.cpp"), (root / "src").rglob("*.h")):
        texts.update(unescaped(found) for found in STRING.findall(cpp_text(path)))
    for path in (root / "src" / "cmake").glob("pack_*.py"):  # names that are in the data
        texts.update(STRING.findall(path.read_text(encoding="utf-8")))
    for path in (root / "web").glob("*.js"):
        texts.update(script_strings(path))
        texts.update(re.findall(r"(?m)^\s+(\w+): ", path.read_text(encoding="utf-8")))  # names of fields, which are shown
    texts.update(re.findall(r">([^<>]+)<", (root / "web" / "index.html").read_text(encoding="utf-8")))
    return "\0".join(sorted(texts))


def is_in(stretch, source):
    """Whether a text is in the source, whole or in pieces."""
    stretch = stretch.strip(' ";:,.')
    while stretch:
        length = next((size for size in range(len(stretch), 0, -1) if stretch[:size] in source), 0)
        if length < min(SHORTEST_PIECE, len(stretch)):
            return False
        stretch = stretch[length:].lstrip()
    return True


def check_table(path, table, source):
    for english, own in table.items():
        if sorted(PLACE.findall(english)) != sorted(PLACE.findall(own)):
            yield f'{path}: other places in the translation of "{english}"'
        if not all(is_in(stretch, source) for stretch in PLACE.split(english)):
            yield f'{path}: stale, nothing in the source says "{english}"'


class Table:
    """Whether a text has a key, as src/lab/words.h has it."""

    def __init__(self, texts):
        self.exact = {text for text in texts if not PLACE.search(text)}
        self.patterns = [re.compile("([^\0]*?)".join(map(re.escape, PLACE.split(text)))) for text in texts
                         if PLACE.search(text)]

    def has(self, text):
        stem = text[:-1] if text.endswith(".") else text
        if {text, stem} & self.exact:
            return True
        for pattern in self.patterns:
            found = pattern.fullmatch(text) or pattern.fullmatch(stem)
            # Clauses inside are whole texts again; names and numbers are not.
            if found and all(" " not in part or self.has(part) for part in found.groups()):
                return True
        return False


def braced(text, start):
    """What stands in the braces that open before `start`; None where they hold no text of their own."""
    depth, at = 1, start
    while depth and at < len(text):
        string = STRING.match(text, at)
        at = string.end() if string else at + 1
        if not string:
            depth += {"{": 1, "}": -1}.get(text[at - 1], 0)
    return text[start:at - 1]


def sentences_of(expression):
    """All that a sum of literals, choices between two literals, and other things says: per choice, a list of what may do."""
    expression = CHOICE.sub(lambda found: f"{BEGIN}{found[1]}{OR}{found[2]}{BEGIN}", expression)
    choices, fillings, at = [], [], 0
    for token in TOKEN.finditer(expression):
        if re.search(r"\w", expression[at:token.start()]):
            fillings.append(FILLINGS if choices else FIRST_FILLINGS)
        else:
            fillings.append([""])
        choices.append([unescaped(token[1])] if token[1] is not None else [unescaped(token[2]), unescaped(token[3])])
        at = token.end()
    fillings.append(FILLINGS if re.search(r"\w", expression[at:]) else [""])
    for texts in itertools.product(*choices):
        yield ["".join(itertools.chain.from_iterable(zip(filled, [*texts, ""]))) for filled in itertools.product(*fillings)]


def check_errors(root, table):
    for path in sorted((root / "src").rglob("*.cpp")):
        name = path.relative_to(root / "src").as_posix()
        if ENGLISH_ONLY.search(name):
            continue
        text = cpp_text(path)
        for found in re.finditer(r"\bError\{", text):
            expression = braced(text, found.end())
            if len(re.findall(r"\w", "".join(STRING.findall(expression)))) < FEWEST_LETTERS:
                continue  # a sum of others' sentences
            for variants in sentences_of(expression):
                if not any(table.has(variant) for variant in variants):
                    yield f'src/{name}: no key for "{variants[0]}"'


def check_page(root, table):
    said = re.compile(r"\b(?:words|say|tell|new Error|button)\(\s*(?:'((?:\\.|[^'\\\n])*)'|\"([^\"\n]*)\"|`([^`]*)`)")
    for path in sorted((root / "web").glob("*.js")):
        if path.name == "crease-host.js":  # answers programs
            continue
        for single, double, template in said.findall(path.read_text(encoding="utf-8")):
            text = unescaped(single or double or template)
            if not any(table.has(re.sub(r"\$\{[^}]*\}$", end, re.sub(r"\$\{[^}]*\}(?!$)", "7", text))) for end in ["7", ""]):
                yield f'web/{path.name}: no key for "{text}"'


def main():
    root = Path(sys.argv[1])
    source = texts_of_source(root)
    offences = []
    for path in sorted((root / "web" / "lang").glob("*.json")):
        texts = json.loads(path.read_text(encoding="utf-8"))["texts"]
        table = Table(texts)
        offences += check_table(path.name, texts, source)
        offences += [f"{path.name}: {offence}" for check in (check_errors, check_page) for offence in check(root, table)]
    print("\n".join(offences) if offences else "Every text has its words, and no words are left over.")
    return 1 if offences else 0


if __name__ == "__main__":
    sys.exit(main())

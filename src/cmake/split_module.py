#!/usr/bin/env python3
"""Takes the chapters that a page does not begin with out of its program: each becomes a module of its own, fetched when it is opened.

    split_module.py PROGRAM.wasm CHAPTER... +SHARED...

PROGRAM.wasm has the names of its functions, and loses them. CHAPTER is the name of a chapter's folder and namespace; its functions
go to PROGRAM.<chapter-id>.wasm, the id being the name with hyphens. Which functions those are is a rule and no measurement, so that the same
sources give the same modules:

  - what has the namespace in its name, and is not called from outside of it;
  - what only one chapter needs;
  - what several of them need and the beginning does not becomes PROGRAM.chapters.wasm, which comes before any of them; so does what has a
    SHARED namespace in its name, if the beginning calls nothing of that.

What the first chapter too does only when somebody asks for it (reads a file, compares two networks) is in PROGRAM.on-demand.wasm: the
functions whose names on_demand.txt describes, and what only they need. A page fetches it when it is touched, or when one of them is called.

Binaryen's wasm-split does the cutting. Where it is missing, or fails, the program stays in one piece, and this says so.
"""

import itertools
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import wasm_names

# The part that several chapters need.
COMMON = "chapters"
# What a page begins without although its first chapter has it: the functions that the file beside this one describes.
ON_DEMAND = "on_demand"
# What the parts import of the program, and what the program imports of the parts, by the part's name: web/crease-parts.js.
PROGRAM, LATER = "p", "later."
FEATURES = ["--enable-mutable-globals", "--enable-simd", "--enable-bulk-memory", "--enable-sign-ext", "--enable-nontrapping-float-to-int"]

NAME = r'\$(?:"([^"]+)"|([^\s()"]+))'  # newer versions of Binaryen quote
FUNCTION = re.compile(rf"^ \(func {NAME}")
CALL = re.compile(rf"\((?:return_)?call {NAME}|\(ref\.func {NAME}")
EXPORT = re.compile(rf"^ \(export \"[^\"]*\" \(func {NAME}\)")
ELEMENTS = re.compile(r"^ \(elem ")
START = re.compile(rf"^ \(start {NAME}\)")
NAMED = re.compile(NAME)


def first(match):
    return next(group for group in match.groups() if group is not None)


def tool(name):
    """Where Binaryen's tool is: in PATH, or with the emcc in PATH."""
    if found := shutil.which(name):
        return found
    settings = shutil.which("em-config")
    if settings is None:
        return None
    root = subprocess.run([settings, "BINARYEN_ROOT"], capture_output=True, text=True, check=False).stdout.strip()
    return shutil.which(name, path=str(Path(root) / "bin"))


class Program:
    """Who calls whom."""

    def __init__(self, path):
        text = subprocess.run([tool("wasm-dis"), *FEATURES, str(path)], capture_output=True, text=True, check=True).stdout
        self.calls = {}
        self.roots = set()
        in_table = []
        for line in text.splitlines():
            if function := FUNCTION.match(line):
                callees = self.calls.setdefault(first(function), set())
            elif ELEMENTS.match(line):
                in_table += [first(name) for name in NAMED.finditer(line)]
            elif root := EXPORT.match(line) or START.match(line):
                self.roots.add(first(root))
            for call in CALL.finditer(line):
                callees.add(first(call))
        self.in_table = set(in_table)
        # Functions of the same instructions were merged, and have the name of any of them.
        self.merged = {name for name in self.in_table if in_table.count(name) > 1}

    def reached_from(self, begin, stop=frozenset()):
        reached, waiting = set(), [name for name in begin if name not in stop]
        while waiting:
            name = waiting.pop()
            if name in reached:
                continue
            reached.add(name)
            waiting += [callee for callee in self.calls.get(name, ()) if callee not in reached and callee not in stop]
        return reached


def named(functions, namespace):
    spelled = re.compile(rf"(?<!\d){len(namespace)}{namespace}")
    return {name for name in functions if spelled.search(name)}


def divide(program, chapters, shared):
    """The functions of each part: {part: names}."""
    # What is called by number, and so by whoever has the number: by its name it belongs to a chapter, or to what they share.
    movable = program.in_table - program.merged
    own = {chapter: named(movable, chapter) for chapter in chapters}
    common = {namespace: named(movable, namespace).difference(*own.values()) for namespace in shared}
    rest = program.roots | program.in_table.difference(*own.values())
    beginning = program.reached_from(rest.difference(*common.values()))
    common = {namespace: names for namespace, names in common.items() if not named(beginning & program.calls.keys(), namespace)}
    beginning = program.reached_from(rest.difference(*common.values()))
    needed_by = {}
    for part, names in [*own.items(), (COMMON, set().union(*common.values()))]:
        for name in program.reached_from(names) - beginning:
            needed_by.setdefault(name, []).append(part)
    parts = {chapter: set() for chapter in chapters}
    for name, users in needed_by.items():
        if name in program.calls:  # and is no import
            parts.setdefault(users[0] if len(users) == 1 else COMMON, set()).add(name)
    return parts


def on_demand(program, parts):
    """Functions of the program, without those of the parts, that wait until they are called: those described, and what only they need."""
    lines = (Path(__file__).parent / f"{ON_DEMAND}.txt").read_text(encoding="utf-8").splitlines()
    described = re.compile("|".join(f"(?:{line})" for line in lines if line and not line.startswith("#")))
    elsewhere = set().union(*parts.values())
    waiting = {name for name in program.calls.keys() - elsewhere - program.merged if described.search(name)}
    needed = program.reached_from((program.roots | program.in_table).union(elsewhere) - waiting, waiting)
    return (program.reached_from(waiting) & program.calls.keys()) - elsewhere - needed


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{Path(command[0]).name}: {(done.stderr or done.stdout).strip()[:400]}")


def part_path(path, part):
    return path.with_name(f"{path.stem}.{part.replace('_', '-')}.wasm")


def split(path, parts, folder):
    """Cuts the parts out one after the other. Returns the modules: {path: bytes}."""
    program, rest, names = folder / "program.wasm", folder / "rest.wasm", folder / "names"
    shutil.copy(path, program)
    modules = {}
    for part, functions in parts.items():
        names.write_text("\n".join(sorted(functions)) + "\n", encoding="utf-8")
        program.replace(rest)
        cut = part_path(path, part)
        run(tool("wasm-split"), *FEATURES, "-g", f"--split-funcs=@{names}", str(rest), "-o1", str(program), "-o2", str(folder / cut.name),
            f"--import-namespace={PROGRAM}", f"--placeholder-namespace={LATER}{part.replace('_', '-')}", f"--export-prefix={LATER}{part}.")
        modules[cut] = (folder / cut.name).read_bytes()
    return {path: program.read_bytes(), **modules}


def shorten_names(modules, path):
    """Names of functions go; what the parts take of the program gets short names, which no other export has."""
    exported = wasm_names.names_of(modules[path], None)
    short = (f"{LATER[0]}{i:x}" for i in itertools.count())
    new_names = {name: next(short) for name in exported if name.startswith(LATER)}
    for each, module in modules.items():
        module = wasm_names.without_custom(module)
        modules[each] = wasm_names.with_exports(module, new_names) if each == path else wasm_names.with_imports(module, PROGRAM, new_names)


def main():
    path = Path(sys.argv[1])
    chapters = [name for name in sys.argv[2:] if not name.startswith("+")]
    shared = [name[1:] for name in sys.argv[2:] if name.startswith("+")]
    for old in path.parent.glob(f"{path.stem}.*.wasm"):
        old.unlink()
    modules = {path: path.read_bytes()}
    try:
        if not all(tool(name) for name in ("wasm-split", "wasm-dis")):
            raise RuntimeError("Binaryen's wasm-split is missing")
        with tempfile.TemporaryDirectory() as folder:
            program = Program(path)
            parts = divide(program, chapters, shared)
            parts[ON_DEMAND] = on_demand(program, parts)
            parts = {part: functions for part, functions in parts.items() if functions}
            modules = split(path, parts, Path(folder))
    except (RuntimeError, subprocess.CalledProcessError) as error:
        print(f"split_module.py: {path.name} stays in one piece, and a page loads all chapters at once: {error}")
    shorten_names(modules, path)
    for each, module in modules.items():
        each.write_bytes(module)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Makes one self-contained page of the static site: it works from a file, by double click.

    make_offline.py SITE OUTPUT.html

Style, icon, scripts, the tables of the languages and both WebAssembly builds are written into index.html. A page opened as a file may not load other files,
not even modules beside it; so the modules become functions of one script, and the page finds its program in
globalThis.creaseOffline instead of fetching it.
"""

import base64
import json
import re
import subprocess
import sys
from pathlib import Path

from make_site import BUNDLER

# What the site's scripts end with; make_site.py leaves no imports in them.
EXPORT = re.compile(r"\bexport\s*\{([^}]*)\};?\s*$")
LATER = re.compile(r"""["'`](crease-[\w-]+\.js)["'`]""")
# What a chapter loads when it is asked for, as far as it is worth its size in a file that is handed around: the lab says what is missing.
ASSETS = ["images-digits.bin"]


def as_base64(path):
    return base64.b64encode(path.read_bytes()).decode("ascii")


def with_returned_exports(text):
    """The body of a function that returns what the module exports."""
    exports = []
    if exported := EXPORT.search(text):
        for entry in exported[1].split(","):
            inside, _, outside = entry.strip().partition(" as ")
            exports.append(f"{outside or inside}: {inside}")
        text = text[:exported.start()]
    text = text.replace("import.meta.url", "document.baseURI")
    left = re.search(r"(^|;)\s*(export|import)\b\s*[\w{*'\"].*", text, re.MULTILINE)
    if left:
        sys.exit(f"make_offline.py: cannot put this line into one file: {left[0].strip()[:100]}")
    return f"{text}\nreturn {{ {', '.join(exports)} }};"


def module_as_function(site, name):
    """JavaScript that defines offlineFiles['name']."""
    return f"offlineFiles['{name}'] = (() => {{\n{with_returned_exports((site / name).read_text(encoding='utf-8'))}\n}})();\n"


def drawing_text(site):
    """The program that draws figures: one build for all browsers, and what calls it. It begins when the first figure is saved."""
    command = ["node", str(BUNDLER), str(site / "crease-draw.mjs"), "--bundle", "--format=esm", "--minify", "--target=es2022",
               "--charset=utf8", "--log-level=warning", "--external:node:*"]
    script = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    return f"""\
{module_as_function(site, "crease-draw-scalar.mjs")}const drawingProgram = '{as_base64(site / "crease-draw-scalar.wasm")}';
globalThis.creaseOffline.modules = {{
  'crease-draw': () => offlineFiles['crease-draw-scalar.mjs'].default({{ wasmBinary: Uint8Array.from(atob(drawingProgram), (character) => character.charCodeAt(0)) }}),
}};
let drawing;
globalThis.creaseOffline.drawing = () => (drawing ??= (async () => {{
{with_returned_exports(script)}
}})());
"""


def parts_text(site, entry):
    """The modules that the page asks for later: here they are there from the beginning."""
    named = dict.fromkeys([*LATER.findall((site / entry).read_text(encoding="utf-8")), "crease-figures.js"])
    names = [name for name in named if (site / name).is_file()]
    parts = ", ".join(f"'{name}': () => offlineFiles['{name}']" for name in names)
    modules = "".join(module_as_function(site, name) for name in names)
    return f"{modules}globalThis.creaseOffline.parts = {{ {parts} }};\n"


def script_text(site, entry):
    parts = ["const offlineFiles = {};\n"]
    programs, chapters = [], []
    tables = {path.stem: path.read_text(encoding="utf-8") for path in sorted((site / "lang").glob("*.json"))}
    for flavour in ("simd", "scalar"):
        parts.append(module_as_function(site, f"crease-lab-{flavour}.mjs"))
        programs.append(f"  {flavour}: '{as_base64(site / f'crease-lab-{flavour}.wasm')}',\n")
        own = [f"    '{path.suffixes[0][1:]}': '{as_base64(path)}',\n" for path in sorted(site.glob(f"crease-lab-{flavour}.*.wasm"))]
        chapters.append(f"  {flavour}: {{\n{''.join(own)}  }},\n")
    parts.append(f"const programs = {{\n{''.join(programs)}}};\n")
    parts.append(f"const chapters = {{\n{''.join(chapters)}}};\n")
    images = {name: as_base64(site / name) for name in ASSETS if (site / name).is_file()}
    parts.append(f"const assets = {json.dumps(images)};\n")
    parts.append(f"const tables = {json.dumps(tables, ensure_ascii=False)};\n")
    parts.append("""\
const simdProbe = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11]);
const flavour = typeof WebAssembly === 'object' && WebAssembly.validate(simdProbe) ? 'simd' : 'scalar';
globalThis.creaseOffline = {
  createLab: offlineFiles[`crease-lab-${flavour}.mjs`].default,
  wasmBinary: Uint8Array.from(atob(programs[flavour]), (character) => character.charCodeAt(0)),
  wasmParts: chapters[flavour],
  tables,
  assets,
};
""")
    parts.append(parts_text(site, entry))
    parts.append(drawing_text(site))
    parts.append(module_as_function(site, entry))
    # The HTML parser looks for these two inside scripts; in JavaScript the backslash changes nothing.
    return "".join(parts).replace("</script", "<\\/script").replace("<!--", "<\\!--")


def one_file(site):
    page = (site / "index.html").read_text(encoding="utf-8")
    page = re.sub(r'<link rel="(?:modulepreload|preload)"[^>]*>\n?', "", page)

    def style(found):
        return f"<style>\n{(site / found[1]).read_text(encoding='utf-8')}</style>"

    def icon(found):
        return f'<link rel="icon" href="data:image/svg+xml;base64,{as_base64(site / found[1])}"'

    def script(found):
        return f'<script type="module">\n{script_text(site, found[1])}</script>'

    page = re.sub(r'<link rel="stylesheet" href="([^"]+)">', style, page)
    page = re.sub(r'<link rel="icon" href="([^"]+\.svg)"', icon, page)
    page, scripts = re.subn(r'<script type="module" src="([^"]+)"></script>', script, page)
    if scripts != 1:
        sys.exit(f"make_offline.py: index.html has {scripts} module scripts; expected one")
    licences = (site / "licences.txt").read_text(encoding="utf-8").replace("--", "- -")
    return page.replace("</html>", f"</html>\n<!--\n{licences}-->")


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: make_offline.py SITE OUTPUT.html")
    text = one_file(Path(sys.argv[1]))
    Path(sys.argv[2]).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

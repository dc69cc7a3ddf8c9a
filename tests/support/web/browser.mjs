/** Debian's Chromium with software WebGL2, without its background traffic. */
export async function launchChromium(chromium, extra = []) {
  return chromium.launch({
    executablePath: process.env.CREASE_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
      '--ignore-gpu-blocklist', ...extra,
    ],
  });
}

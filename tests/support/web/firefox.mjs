import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

const FIREFOX_PATHS = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];
const DISPLAY_WAIT_MS = 20_000;

/** A screen that nobody sees: without one, Firefox has no WebGL here. */
async function openDisplay() {
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const number = await new Promise((resolve, reject) => {
    let text = '';
    server.stdout.on('data', (part) => { text += part; if (text.includes('\n')) resolve(text.trim()); });
    server.on('error', reject);
    server.on('exit', () => reject(new Error('Xvfb ended at once.')));
    setTimeout(() => reject(new Error('Xvfb names no display.')), DISPLAY_WAIT_MS).unref();
  });
  return { name: `:${number}`, close: () => server.kill() };
}

/** Debian's Firefox with software WebGL2, driven over WebDriver BiDi, without its background traffic. */
export async function launchFirefox(puppeteer) {
  const display = await openDisplay();
  const off = ['app.update.auto', 'browser.shell.checkDefaultBrowser', 'datareporting.policy.dataSubmissionEnabled', 'extensions.update.enabled',
    'network.captive-portal-service.enabled', 'network.connectivity-service.enabled', 'browser.region.update.enabled', 'browser.topsites.contile.enabled'];
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.CREASE_FIREFOX ?? FIREFOX_PATHS.find((path) => existsSync(path)),
    headless: false,
    env: { ...process.env, DISPLAY: display.name, LIBGL_ALWAYS_SOFTWARE: '1' },
    extraPrefsFirefox: { ...Object.fromEntries(off.map((name) => [name, false])), 'services.settings.server': '', 'browser.safebrowsing.provider.google4.updateURL': '' },
  }).catch((error) => {
    display.close();
    throw error;
  });
  return { browser, close: async () => { await browser.close(); display.close(); } };
}

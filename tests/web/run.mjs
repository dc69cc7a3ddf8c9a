// The page in a real browser.
//   node tests/web/run.mjs [--site dist/site] [--offline dist/crease-offline.html] [--screenshots build/screenshots] [--program build/native/bin/crease] [--only TEXT]
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { launchChromium } from '../support/web/browser.mjs';
import { serve } from '../support/web/server.mjs';
import { chapterCases } from './chapter_cases.mjs';
import { controlsCases } from './controls_cases.mjs';
import { compareCases } from './compare_cases.mjs';
import { countCases } from './count_cases.mjs';
import { coreCases } from './core_cases.mjs';
import { bendCases } from './bend_cases.mjs';
import { distanceCases } from './distance_cases.mjs';
import { embedCases } from './embed_cases.mjs';
import { exampleCases } from './example_cases.mjs';
import { figureCases } from './figure_cases.mjs';
import { foldCases } from './fold_cases.mjs';
import { guestCases } from './guest_cases.mjs';
import { Suite } from './harness.mjs';
import { journeyCases } from './journey_cases.mjs';
import { inputCases } from './input_cases.mjs';
import { labCases } from './lab_cases.mjs';
import { languageCases } from './language_cases.mjs';
import { laterCases } from './later_cases.mjs';
import { multiplyCases } from './multiply_cases.mjs';
import { restrictionCases } from './restriction_cases.mjs';
import { sessionCases } from './session_cases.mjs';
import { splitCases } from './split_cases.mjs';
import { troubleCases } from './trouble_cases.mjs';

const { values: options } = parseArgs({
  options: {
    site: { type: 'string', default: 'dist/site' },
    offline: { type: 'string', default: 'dist/crease-offline.html' },
    screenshots: { type: 'string', default: 'build/screenshots' },
    program: { type: 'string', default: 'build/native/bin/crease' },
    only: { type: 'string' },
  },
});

const strictPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'";
const pages = new URL('pages/', import.meta.url).pathname;
const folders = { '/site/': options.site, '/courses/nn/lab/': options.site, '/pages/': pages };
const servers = {
  plain: await serve(folders),
  strict: await serve(folders, { headers: { 'content-security-policy': strictPolicy } }),
  framing: await serve(folders, { headers: { 'content-security-policy': `${strictPolicy}; frame-src 'self'` } }),
  forbidding: await serve(folders, { headers: { 'content-security-policy': strictPolicy.replace(" 'wasm-unsafe-eval'", '') } }),
  untyped: await serve(folders, { mime: { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css' } }),
};
const browser = await launchChromium(chromium);
const suite = new Suite(browser, options.screenshots, options.only);
const site = { servers, offline: options.offline, folder: options.site, program: options.program };
labCases(suite, site);
sessionCases(suite, site);
figureCases(suite, site);
controlsCases(suite, site);
chapterCases(suite, site);
countCases(suite, site);
bendCases(suite, site);
distanceCases(suite, site);
foldCases(suite, site);
journeyCases(suite, site);
inputCases(suite, site);
guestCases(suite, site);
embedCases(suite, site);
restrictionCases(suite, site);
exampleCases(suite, site);
languageCases(suite, site);
laterCases(suite, site);
multiplyCases(suite, site);
splitCases(suite);
troubleCases(suite, site);
coreCases(suite, site);
compareCases(suite, site);
const failed = await suite.run();
await browser.close();
await Promise.all(Object.values(servers).map((server) => server.close()));
process.exitCode = failed ? 1 : 0;

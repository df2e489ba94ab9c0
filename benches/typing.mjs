// How long from a key to the changed page: types a number into a field of a project's page, a dozen times, and prints the milliseconds.
// usage: node typing.mjs NODE_MODULES CHROMIUM NIGAO PROJECT UNIT KIND
//   node benches/typing.mjs target/test-tools/node/node_modules /usr/bin/chromium target/release/nigao . 永宁街道/桃源社区 年度工作计划
// The project is written to: give it a copy.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

const [modules, executablePath, program, project, unit, kind] = process.argv.slice(2);
const { chromium } = createRequire(path.resolve(modules, 'here.js'))('playwright-core');
const KEYS = 12;
const PAUSE = 400;

const served = spawn(program, ['serve', project, '--no-open', '--port', '0']);
const address = await new Promise((found) => served.stdout.on('data', (said) => {
  const [url] = /http:\/\/127\.0\.0\.1:\d+\//.exec(said) || [];
  if (url) found(url);
}));
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
const { year } = await (await fetch(`${address}api/board`)).json();
await page.goto(`${address}#/edit?${new URLSearchParams({ unit, kind, year })}`);
await page.waitForSelector('#form .slot');
await page.waitForSelector('#pages a4-sheet', { state: 'attached' });
// The documents of the board are made in the background first.
for (;;) {
  const { checking } = await (await fetch(`${address}api/board`)).json();
  if (!checking) break;
  await page.waitForTimeout(PAUSE);
}

/** The first number of the page whose field takes a plain number: its field gets the focus. */
const old = await page.evaluate(async (pause) => {
  for (const fact of document.querySelector('#pages').shadowRoot.querySelectorAll('data.fact')) {
    if (!/^\d+/.test(fact.textContent)) continue;
    fact.click();
    await new Promise((done) => { setTimeout(done, pause / 4); });
    if (document.activeElement.matches('input.value') && /^\d+\D+$/.test(document.activeElement.value)) return document.activeElement.value;
  }
  return '';
}, PAUSE);
const times = [];
for (let key = 0; key < KEYS; key += 1) {
  times.push(await page.evaluate((value) => new Promise((done) => {
    const { shadowRoot } = document.querySelector('#pages');
    const input = document.activeElement;
    const shows = () => [...shadowRoot.querySelectorAll('data.fact')].some((fact) => fact.textContent === value.replace(/\D+$/, '') || fact.textContent === value);
    let start = 0;
    const watch = new MutationObserver(() => {
      if (!shows()) return;
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(Math.round(performance.now() - start))));
    });
    watch.observe(shadowRoot, { childList: true, subtree: true, characterData: true });
    start = performance.now();
    input.value = value;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }), `${7151 + key}${old.replace(/^\d+/, '')}`));
  await page.waitForTimeout(PAUSE);
}
console.log(`${times.join(' ')} ms，中位 ${[...times].sort((one, other) => one - other)[KEYS / 2]}`);
await browser.close();
served.kill();

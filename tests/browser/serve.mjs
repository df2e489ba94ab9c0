// One headless Chromium that does what it is told: a JSON object a line in, a JSON object a line out.
// usage: node serve.mjs NODE_MODULES CHROMIUM
//   {"tab": 0, "call": "click", "args": ["#undo"]}  →  {"value": …} or {"error": "…"}
// `call` is one of the words below, else a method of Playwright's page (dots lead deeper: "keyboard.press").
// A tab is opened by its first word. It ends with its input.
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const [modules, executablePath] = process.argv.slice(2);
const { chromium } = createRequire(path.join(modules, 'here.js'))('playwright-core');
/* A busy machine is slow; a test that fails may take its time. */
const PATIENCE = 90000;
const PAUSE = 40;
/* An answer that refuses is part of what is tested; anything else in the console is a fault. */
const REFUSED = /Failed to load resource.*\b(404|409|422)\b/;

const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--font-render-hinting=none'],
});
const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'zh-CN', acceptDownloads: true });
context.setDefaultTimeout(PATIENCE);
await context.addInitScript({ path: fileURLToPath(new URL('inspect.js', import.meta.url)) });
const tabs = [];

async function opened(number) {
  if (tabs[number]) return tabs[number];
  const page = await context.newPage();
  const tab = { page, complaints: [], foreign: [], dialogs: [], held: null };
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !REFUSED.test(message.text())) tab.complaints.push(message.text());
  });
  page.on('pageerror', (error) => tab.complaints.push(String(error.stack || error)));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (!['data:', 'blob:'].includes(protocol) && hostname !== '127.0.0.1') tab.foreign.push(request.url());
  });
  page.on('dialog', (dialog) => { tab.dialogs.push(dialog.type()); dialog.accept().catch(() => {}); });
  tabs[number] = tab;
  return tab;
}

/** The element in focus, in shadow roots too, as a screen reader has it, and whether one sees that it is in focus. */
async function focused({ page }) {
  const session = await context.newCDPSession(page);
  const { result } = await session.send('Runtime.evaluate', { expression: 'inspect.active()' });
  const { nodes } = await session.send('Accessibility.getPartialAXTree', { objectId: result.objectId, fetchRelatives: false });
  await session.detach();
  return { name: nodes[0].name?.value ?? '', role: nodes[0].role?.value ?? '', ...await page.evaluate('inspect.focus()') };
}

const CONTROLS = ['button', 'link', 'textbox', 'searchbox', 'combobox', 'checkbox', 'radio', 'listbox', 'DisclosureTriangle', 'progressbar'];

/** Controls that a screen reader would call nothing. */
async function nameless({ page }) {
  const session = await context.newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const controls = nodes.filter((node) => !node.ignored && CONTROLS.includes(node.role?.value));
  const without = controls.filter((node) => !(node.name?.value ?? '').trim());
  const found = [];
  for (const { backendDOMNodeId } of without) {
    const { node } = await session.send('DOM.describeNode', { backendNodeId: backendDOMNodeId });
    found.push(`${node.localName} ${(node.attributes || []).join(' ')}`);
  }
  await session.detach();
  return { controls: controls.length, found };
}

/** Waits until an expression holds. Playwright's own wait needs `eval` inside the page, which the page rightly forbids. */
async function wait({ page }, expression) {
  const until = Date.now() + PATIENCE;
  for (;;) {
    // While the page is being replaced there is nothing to ask.
    const value = await page.evaluate(expression).catch((error) => ({ error: String(error) }));
    if (value && !value.error) return true;
    if (Date.now() > until) throw new Error(`没有等到：${expression}${value?.error ? `（${value.error}）` : ''}`);
    await new Promise((done) => { setTimeout(done, PAUSE); });
  }
}

const WORDS = {
  focused,
  nameless,
  wait,
  /** Clicks and keeps what is handed over. */
  download: async ({ page }, selector, file) => {
    const [handed] = await Promise.all([page.waitForEvent('download'), page.click(selector)]);
    await handed.saveAs(file);
    return handed.suggestedFilename();
  },
  headers: async ({ page }, address) => (await page.goto(address)).headers(),
  complaints: ({ complaints }) => complaints,
  foreign: ({ foreign }) => foreign,
  dialogs: ({ dialogs }) => dialogs,
  /** Closes the tab as a person does: the page may ask first, and is told yes. */
  leave: async ({ page }) => { await Promise.all([page.waitForEvent('close'), page.close({ runBeforeUnload: true })]); },
  /** Requests to an address wait until `release`. */
  hold: async (tab, path) => {
    tab.held = [];
    await tab.page.route(`**${path}`, (route) => { if (tab.held) tab.held.push(route); else route.continue(); });
  },
  release: async (tab) => {
    const held = tab.held;
    tab.held = null;
    for (const route of held) await route.continue();
    return held.length;
  },
  /** What a person in front of the tab would see, for the report of a failure. */
  seen: async ({ page, complaints, foreign }, file) => {
    if (page.isClosed()) return { address: '（关了）', complaints, foreign, text: '' };
    await page.screenshot({ path: file });
    return { address: decodeURIComponent(page.url()), complaints, foreign, text: await page.evaluate('document.body.innerText') };
  },
};

async function call({ page }, name, args) {
  const way = name.split('.');
  const last = way.pop();
  const owner = way.reduce((one, step) => one[step], page);
  const value = await owner[last](...args);
  const isPlain = value === null || Array.isArray(value) || ['string', 'number', 'boolean'].includes(typeof value) || value?.constructor === Object;
  return isPlain ? value : null;
}

for await (const line of createInterface({ input: process.stdin })) {
  const { tab: number, call: name, args } = JSON.parse(line);
  let answer;
  try {
    const tab = await opened(number);
    answer = { value: (WORDS[name] ? await WORDS[name](tab, ...args) : await call(tab, name, args)) ?? null };
  } catch (error) {
    answer = { error: String(error.stack || error) };
  }
  console.log(JSON.stringify(answer));
}
await browser.close();

// Opens HTML files in headless Chromium and tells what a reader would meet.
// usage: node open.mjs NODE_MODULES CHROMIUM OUT_DIR FILE.html...
// Prints one JSON object a line, in the order of the files, and prints each file to OUT_DIR/NAME.pdf.
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, executablePath, out, ...files] = process.argv.slice(2);
const { chromium } = createRequire(path.join(modules, 'here.js'))('playwright-core');

const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--font-render-hinting=none'],
});

// The document's own text: what is neither decoration (aria-hidden) nor about the document (data-not-text).
const documentText = () => {
  const texts = [];
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) texts.push(node.data);
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches('script, style, template, [aria-hidden=true], [data-not-text]')) return;
    node.childNodes.forEach(walk);
  };
  walk(document.body);
  return texts.join('');
};

const overflow = async (page, width) => {
  await page.setViewportSize({ width, height: 900 });
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
};

// What a fact shows when pointed at, when focused, and otherwise.
const origin = async (page) => {
  const fact = page.locator('data[data-file]').first();
  if (await fact.count() === 0) return null;
  const shown = () => fact.evaluate((node) => getComputedStyle(node, '::after').content);
  const plain = await shown();
  await fact.hover();
  const hovered = await shown();
  await page.mouse.move(0, 0);
  await fact.focus();
  const focused = await shown();
  const { file, line } = await fact.evaluate((node) => node.dataset);
  return { plain, hovered, focused, file, line };
};

// The face most of an element's characters are really drawn in.
const face = async (session, root, selector) => {
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root, selector });
  if (!nodeId) return null;
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  return fonts.sort((one, other) => other.glyphCount - one.glyphCount)[0]?.familyName ?? null;
};

const faces = async (context, page) => {
  const session = await context.newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument', { depth: 0 });
  // Body text is told by its length: short paragraphs may be marks, labels or notes.
  await page.evaluate(() => {
    const longest = [...document.querySelectorAll('main p')].sort((one, other) => other.textContent.length - one.textContent.length)[0];
    if (longest?.textContent.length > 60) longest.dataset.body = '';
  });
  const found = {};
  for (const selector of ['main h1', 'main h2:not(.title)', 'main h3', '[data-body]', 'main th', '.folio']) {
    found[selector] = await face(session, root.nodeId, selector);
  }
  return found;
};

const open = async (file) => {
  const url = pathToFileURL(path.resolve(file)).href;
  const context = await browser.newContext({ viewport: { width: 1100, height: 900 }, locale: 'zh-CN' });
  const page = await context.newPage();
  const requests = [];
  const complaints = [];
  await page.route('**/*', (route) => {
    const wanted = route.request().url();
    if (wanted === url || wanted.startsWith('data:')) return route.continue();
    requests.push(wanted);
    return route.abort();
  });
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) complaints.push(message.text()); });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(url, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready);
  const result = await page.evaluate(() => ({
    language: document.documentElement.lang,
    title: document.title,
    charset: document.characterSet,
    mode: document.compatMode,
    sheets: document.querySelectorAll('a4-sheet').length,
    links: [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href')),
  }));
  result.text = await page.evaluate(documentText);
  result.faces = await faces(context, page);
  result.origin = await origin(page);
  await page.evaluate(() => document.activeElement.blur());
  result.overflow = { wide: await overflow(page, 1100), narrow: await overflow(page, 390) };
  await page.setViewportSize({ width: 1100, height: 900 });
  await page.pdf({ path: path.join(out, `${path.basename(file, '.html')}.pdf`), preferCSSPageSize: true, printBackground: true });
  await context.close();
  return { file, requests, complaints, ...result };
};

try {
  for (const file of files) console.log(JSON.stringify(await open(file)));
} finally {
  await browser.close();
}

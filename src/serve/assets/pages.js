// Owns the A4 pages in their shadow root: shows them, keeps what is read in place, scales them to the column.
import { h } from './dom.js';

const SHEET = 794;
const NOTES = 252;
const BLOCKS = 'p, h1, h2, h3, h4, h5, tr, [role]';
/* Before Chromium 128 the boxes of zoomed elements were told in zoomed pixels. */
const LEGACY_ZOOM = !('currentCSSZoom' in Element.prototype);

/** The server's own page: the only markup that is taken as markup. */
function parse(html) {
  const draft = document.createElement('template');
  draft.innerHTML = html;
  return draft.content.firstElementChild;
}

/** Pages in `host`, which lies in the scrolling element `scroller`. */
export function createPages(host, scroller) {
  const root = host.attachShadow({ mode: 'open' });
  const rules = new CSSStyleSheet();
  const main = h('main');
  let shown = [];
  let read = '';
  let zoom = 1;
  root.append(styles('/assets/sheet.css', fit), styles('/assets/pages.css', fit), main);
  root.adoptedStyleSheets = [rules];
  new ResizeObserver(fit).observe(scroller);

  /** Shows the document of a name: the same one stays where it is read, another begins at its top. */
  function show(page, name) {
    if (name !== read) { scroller.scrollTop = 0; read = name; }
    const anchor = remember();
    const focused = focusedFact();
    if (rules.text !== page.rules) { rules.replaceSync(page.rules); rules.text = page.rules; }
    shown = page.html.split(/(?=<a4-sheet)/).filter((html) => html.trim())
      .map((html, index) => (shown[index] && shown[index].html === html ? shown[index] : { html, sheet: parse(html) }));
    shown.forEach(({ sheet }, index) => { if (main.children[index] !== sheet) put(sheet, index); });
    while (main.children.length > shown.length) main.lastElementChild.remove();
    fit();
    recall(anchor);
    if (focused) focusAgain(focused);
  }

  function put(sheet, index) {
    const old = main.children[index];
    if (old) old.replaceWith(sheet); else main.append(sheet);
  }

  /** As large as the column allows, at most life size; findings beside the sheets keep their size. */
  function fit() {
    const first = main.querySelector('a4-sheet');
    if (!first || scroller.clientWidth === 0) return;
    const flowing = getComputedStyle(first).display === 'contents';
    const noted = !flowing && !host.classList.contains('bare') && root.querySelector('.note') !== null;
    const room = scroller.clientWidth - (noted ? NOTES : 0) - (flowing ? 0 : 32);
    zoom = flowing ? 1 : Math.max(0.5, Math.min(1, room / SHEET));
    host.classList.toggle('flowing', flowing);
    host.classList.toggle('noted', noted);
    for (const [name, value] of [['--zoom', zoom], ['--unzoom', 1 / zoom], ['--unzoom-wide', flowing ? 1 : 1.4142 / zoom]]) host.style.setProperty(name, value);
  }

  const topOf = (node) => node.getBoundingClientRect().top * (LEGACY_ZOOM ? zoom : 1) - scroller.getBoundingClientRect().top;
  const bottomOf = (node) => node.getBoundingClientRect().bottom * (LEGACY_ZOOM ? zoom : 1) - scroller.getBoundingClientRect().top;

  /** The block at the top of the view. */
  function remember() {
    if (scroller.scrollTop === 0) return null;
    const blocks = [...main.querySelectorAll(BLOCKS)];
    const at = blocks.findIndex((block) => bottomOf(block) > 0);
    return at < 0 ? null : { block: blocks[at], at, text: blocks[at].textContent, top: topOf(blocks[at]) };
  }

  function recall(anchor) {
    if (!anchor) return;
    let block = anchor.block;
    if (!block.isConnected) {
      const blocks = [...main.querySelectorAll(BLOCKS)];
      const near = (one) => Math.abs(one - anchor.at);
      const same = blocks.map((one, index) => index).filter((index) => blocks[index].textContent === anchor.text);
      same.sort((one, other) => near(one) - near(other));
      block = blocks[same.length > 0 ? same[0] : Math.min(anchor.at, blocks.length - 1)];
    }
    if (block) scroller.scrollTop += topOf(block) - anchor.top;
  }

  const twins = (fact) => [...root.querySelectorAll('data.fact')].filter((one) => one.dataset.key === fact.dataset.key);

  function focusedFact() {
    const fact = root.activeElement;
    return fact && fact.matches('data.fact') ? { fact, at: twins(fact).indexOf(fact) } : null;
  }

  function focusAgain({ fact, at }) {
    if (fact.isConnected) return;
    const twin = twins(fact)[at];
    if (twin) twin.focus({ preventScroll: true });
  }

  /** Headings and how far down they stand. */
  const headings = () => [...main.querySelectorAll('h1, h2, h3, h4, h5, h6')]
    .map((node) => ({ words: node.textContent.replace(/\s|\d{4}年/g, ''), top: topOf(node) + scroller.scrollTop }));

  const isVisible = (node) => topOf(node) >= 0 && bottomOf(node) <= scroller.clientHeight;
  const reveal = (node) => { scroller.scrollTop += topOf(node) - scroller.clientHeight / 3; };

  return { root, scroller, show, fit, headings, isVisible, reveal, facts: () => [...root.querySelectorAll('data.fact')] };
}

function styles(href, onload) {
  return h('link', { rel: 'stylesheet', href, onload });
}

// Owns 与上年对照: last year's document beside this year's.
import { loadPage } from './api.js';
import { button, h } from './dom.js';
import { createPages } from './pages.js';
import { address } from './route.js';
import { get } from './store.js';
import { scrollTogether } from './together.js';

/** Beside `current`; `changed(open)` is told when the comparison opens or closes. */
export function createCompare(current, changed) {
  const host = h('div', { id: 'pages-last', class: 'bare', role: 'region', 'aria-label': '上年的版面' });
  const scroller = h('div', { class: 'desk-scroll' }, host);
  const title = h('h2', { class: 'doc-title' });
  const message = h('p', { class: 'warn', hidden: true });
  const node = h('section', { class: 'desk last-year', 'aria-label': '上年', hidden: true },
    h('div', { class: 'desk-head' }, h('div', { class: 'doc-line' }, title, button('关闭对照', () => set(false), { drawing: 'close', class: 'button small' })), message), scroller);
  const pages = createPages(host, scroller);
  scrollTogether(current, pages, () => !node.hidden);
  const toggle = button('与上年对照', () => set(node.hidden), { drawing: 'columns', id: 'compare', 'aria-pressed': 'false' });

  function set(open) {
    node.hidden = !open;
    toggle.setAttribute('aria-pressed', String(open));
    changed(open);
    if (open) load(get('route'));
  }

  let asked = 0;

  async function load({ year, unit, kind }) {
    if (node.hidden) return;
    asked += 1;
    const mine = asked;
    title.textContent = `上年（${year - 1}年）`;
    try {
      const page = await loadPage(year - 1, unit, kind);
      if (mine !== asked) return;
      title.textContent = `上年：${page.title}`;
      message.hidden = page.html !== '';
      message.textContent = page.blocked || '上年没有这份文件';
      pages.show(page, address('edit', { year, unit, kind }));
      host.hidden = !page.html;
    } catch (error) {
      if (mine !== asked) return;
      message.hidden = false;
      message.textContent = `看不到上年的：${error.message}`;
      host.hidden = true;
    }
  }
  return { node, toggle, load, close: () => { if (!node.hidden) set(false); } };
}

// Owns the editor: loads the form and the page of one document and keeps both fresh.
import * as api from './api.js';
import { createCompare } from './compare.js';
import { button, fill, h } from './dom.js';
import { pending, setUnreadable } from './edits.js';
import { createForm } from './form.js';
import { handOver } from './handover.js';
import { join } from './marks.js';
import { say, sayError } from './notices.js';
import { createPages } from './pages.js';
import { createPanel } from './panel.js';
import { createPlaces } from './places.js';
import { address, unitAddress } from './route.js';
import { get, on, set } from './store.js';
import { unitName } from './words.js';

const DEBOUNCE = 15;

export function createEditor() {
  const host = h('div', { id: 'pages', role: 'region', 'aria-label': '版面' });
  const scroller = h('div', { class: 'desk-scroll', id: 'desk-scroll', tabindex: '0' }, host);
  const form = createForm(() => front('form'));
  const pages = createPages(host, scroller);
  const { walk } = join(pages, form, host);
  const panel = createPanel(pages, form, host);
  const compare = createCompare(pages, (open) => { node.classList.toggle('comparing', open); host.classList.toggle('bare', open); pages.fit(); if (open) front('desk'); else form.grow(); });
  createPlaces(form, (step) => { front('desk'); walk(step); });

  const tabs = h('div', { class: 'tabs', role: 'group', 'aria-label': '看哪一边' },
    [['form', '填写'], ['desk', '看稿']].map(([side, words]) => button(words, () => front(side), { class: 'tab', 'data-side': side, 'aria-pressed': 'false' })));
  const desk = h('section', { class: 'desk', 'aria-label': '看稿' }, panel.node, scroller);
  const skip = button('跳过表格，到版面', () => { front('desk'); scroller.focus(); }, { class: 'skip' });
  const node = h('div', { class: 'editor' }, skip, tabs, form.node, desk, compare.node);
  const unit = h('select', { id: 'unit', 'aria-label': '社区', onchange: () => go({ unit: unit.value }) });
  const kind = h('select', { id: 'kind', 'aria-label': '文种', onchange: () => go({ kind: kind.value }) });
  const download = h('a', { class: 'button', id: 'download', download: '', onclick: handOver }, '下载 DOCX');
  const tools = [unit, kind];
  const actions = [compare.toggle, download, button('打印', () => window.print(), { drawing: 'print', id: 'print' })];

  let wanted = null;
  let timer = 0;
  let asked = 0;

  const go = (changes) => { location.hash = address('edit', { ...pick(get('route')), ...changes }); };

  /** On a narrow screen one side is in front; leaving 对照 brings the form back. */
  function front(side) {
    if (side === 'form' && getComputedStyle(form.node).display === 'none') compare.close();
    node.dataset.front = side;
    tabs.querySelectorAll('button').forEach((tab) => tab.setAttribute('aria-pressed', String(tab.dataset.side === side)));
  }

  /** Reads the page, with what is typed and not saved; only the latest answer counts. */
  async function loadPage() {
    const { year, unit: id, kind: name } = get('route');
    if (wanted) wanted.abort();
    const mine = new AbortController();
    wanted = mine;
    const edits = pending();
    const written = get('written');
    try {
      const page = edits.length > 0
        ? await api.preview({ year, unit: id, kind: name }, edits, mine.signal)
        : await api.loadPage(year, id, name, mine.signal);
      if (wanted !== mine) return;
      if (written !== get('written')) { await loadPage(); return; }
      setUnreadable(page.refused || []);
      showPage(page);
    } catch (error) {
      if (error.name !== 'AbortError') sayError(error);
    }
  }

  function showPage(page) {
    if (page.html) pages.show(page, address('edit', pick(get('route'))));
    panel.show(page);
    document.title = `${page.title} · 拟稿`;
    set('page', page);
  }

  async function loadForm() {
    const { year, unit: id } = get('route');
    asked += 1;
    const mine = asked;
    const written = get('written');
    try {
      const read = await api.loadForm(year, id);
      if (mine !== asked) return;
      if (written !== get('written')) { await loadForm(); return; }
      form.show(read);
      set('form', read);
    } catch (error) {
      sayError(error);
    }
  }

  /** Reads both again; the page once more if the new form settled some of what is typed here. */
  async function refresh() {
    const typed = JSON.stringify(pending());
    await Promise.all([loadForm(), loadPage(), compare.load(get('route'))]);
    if (JSON.stringify(pending()) !== typed) await loadPage();
  }

  /** Shows the document of the route. */
  async function enter(route) {
    const board = get('board');
    const units = board.streets.flatMap((street) => street.units);
    const chosen = units.find((one) => one.id === route.unit);
    if (!chosen) { say('没有这个单位', true); return; }
    if (chosen.documents.length > 0 && !chosen.documents.some((one) => one.kind === route.kind)) {
      say(`${chosen.name}${route.year}年不出“${route.kind}”`);
      location.replace(unitAddress(chosen, route.year));
      return;
    }
    fill(unit, units.map((one) => [one.id, unitName(one, board.streets)]), route.unit);
    fill(kind, chosen.documents.map((one) => [one.kind, one.kind]), route.kind);
    download.href = api.docxAddress(route.year, route.unit, route.kind);
    set('slot', null);
    front(node.dataset.front || 'form');
    pages.fit();
    await Promise.all([loadForm(), loadPage(), compare.load(route)]);
    if (route === get('route')) aim(route);
  }

  /** The address may name a field or a place: go there once. */
  function aim({ field, place }) {
    const slot = (place && form.findSpot(place)) || (field && form.findIndicator(field));
    if (slot) form.focusSlot(slot);
    if (field || place) history.replaceState(null, '', address('edit', pick(get('route'))));
    if (place && !slot) panel.open(place);
  }

  on('typed', () => {
    clearTimeout(timer);
    timer = setTimeout(loadPage, DEBOUNCE);
  });
  const leave = () => { if (wanted) wanted.abort(); clearTimeout(timer); set('slot', null); };
  return { node, tools, actions, enter, leave, refresh };
}

const pick = ({ unit, kind, year }) => ({ unit, kind, year });

// Starts the page: the bar on top, which view is shown, and the keys that work everywhere.
import * as api from './api.js';
import { createBoard } from './board.js';
import { fill, h } from './dom.js';
import { createEditor } from './editor.js';
import { commitAll, hasUnsaved, retry, undo } from './edits.js';
import { listen } from './events.js';
import { createHistory } from './history.js';
import { closePopover, say, sayError, showConnection } from './notices.js';
import { address, parse } from './route.js';
import { get, on, set } from './store.js';

const view = document.getElementById('view');
const tools = document.getElementById('tools');
const actions = document.getElementById('actions');
const year = h('select', { id: 'year', 'aria-label': '年度', onchange: turnYear });
const history = createHistory();
const board = createBoard();
const editor = createEditor();
const inEditor = () => get('route').view === 'edit';

async function loadBoard() {
  const wanted = get('route').year;
  try {
    const read = await api.loadBoard(wanted);
    set('board', read);
    fill(year, read.years.map((one) => [one, `${one}年`]), wanted || read.year);
    if (!inEditor()) board.show(read);
  } catch (error) {
    sayError(error);
  }
}

function turnYear() {
  const route = get('route');
  location.hash = address(route.view, { unit: route.unit, kind: route.kind, year: year.value });
}

async function show() {
  closePopover();
  commitAll();
  const route = parse(location.hash);
  const before = get('route');
  set('route', route);
  const known = get('board');
  if (!known || known.year !== (route.year || known.year)) await loadBoard();
  if (route !== get('route')) return;
  if (!get('board')) return;
  if (!route.year) route.year = get('board').year;
  if (route.view === 'edit') await showEditor(route); else await showBoard(before);
  year.value = String(route.year);
}

async function showEditor(route) {
  tools.replaceChildren(...editor.tools, year);
  actions.replaceChildren(...history, ...editor.actions);
  if (!editor.node.isConnected) view.replaceChildren(editor.node);
  document.body.classList.add('editing');
  await editor.enter(route);
}

async function showBoard(before) {
  editor.leave();
  tools.replaceChildren(year);
  actions.replaceChildren(...history);
  view.replaceChildren(board.node);
  document.body.classList.remove('editing');
  document.title = `${get('board').project} · 拟稿`;
  board.show(get('board'));
  if (before.view === 'edit') { await loadBoard(); view.focus({ preventScroll: true }); }
}

const refresh = () => (inEditor() ? editor.refresh() : loadBoard());

document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  view.focus();
});
document.addEventListener('keydown', (event) => {
  if (!event.ctrlKey && !event.metaKey) return;
  const key = event.key.toLowerCase();
  if (key === 's') {
    event.preventDefault();
    commitAll();
    if (!hasUnsaved()) say('都已保存');
  }
  if (key === 'z' && !event.shiftKey && !event.target.closest('input, textarea, select')) {
    event.preventDefault();
    undo();
  }
});
window.addEventListener('beforeunload', (event) => {
  if (!hasUnsaved()) return;
  event.preventDefault();
  event.returnValue = '';
});
window.addEventListener('hashchange', show);

on('server:changed', refresh);
on('server:checked', loadBoard);
on('online', (online) => {
  showConnection(online);
  if (!online) return;
  refresh();
  retry();
});
listen();
show();

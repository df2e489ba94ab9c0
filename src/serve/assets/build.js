// Owns 生成全部: the button, live progress, the summary with reasons, and where the files are.
import * as api from './api.js';
import { button, h } from './dom.js';
import { settled } from './edits.js';
import { handOver } from './handover.js';
import { say, sayError } from './notices.js';
import { get, on, set } from './store.js';

const FATE = { failed: '✘ 没出来', blocked: '✘ 没出来', error: '✘ 没出来' };
const fateOf = (status) => FATE[status] || '✔ 已生成';

export function createBuild() {
  const start = button('生成全部', run, { drawing: 'build', class: 'button primary', id: 'build-all' });
  const zip = h('a', { class: 'button', id: 'zip', download: '', onclick: handOver }, '全部下载（ZIP）');
  const bar = h('progress', { 'aria-label': '生成进度', max: 1, value: 0 });
  const words = h('p');
  const done = h('ol', { class: 'done-list', reversed: true, tabindex: '0', 'aria-label': '已经生成的文件' });
  const progress = h('div', { id: 'build-progress', class: 'progress', hidden: true }, words, bar, done);
  const summary = h('section', { id: 'build-summary', class: 'summary', tabindex: '-1', hidden: true, 'aria-label': '生成结果' });
  const path = h('code', { class: 'path', id: 'output' });
  const folder = h('div', { class: 'folder' }, h('span', { class: 'folder-label' }, '输出文件夹'), path,
    button('打开文件夹', open, { drawing: 'folder', id: 'open-folder' }), button('复制路径', copy, { drawing: 'copy', id: 'copy-path' }));

  async function run() {
    start.disabled = true;
    summary.hidden = true;
    done.replaceChildren();
    if (!await settled()) say('有的栏目还没有存进去，生成的是存好的数', true);
    try {
      const { total } = await api.build(get('board').year);
      set('build', { done: 0, total, titles: new Map() });
      words.textContent = `正在生成：0 / ${total}`;
      progress.hidden = false;
    } catch (error) {
      start.disabled = false;
      sayError(error);
    }
  }

  on('server:build', ({ done: count, total, last }) => {
    const titles = new Map(get('build') ? get('build').titles : []);
    start.disabled = true;
    progress.hidden = false;
    summary.hidden = true;
    bar.max = total;
    bar.value = count;
    words.textContent = `正在生成：${count} / ${total}${last ? `　${last.title}` : ''}`;
    if (last) {
      titles.set(last.title, fateOf(last.status));
      done.prepend(h('li', null, `${fateOf(last.status)}　${last.title}`));
    }
    set('build', { done: count, total, titles });
  });

  on('server:built', (built) => {
    start.disabled = false;
    set('build', null);
    progress.hidden = true;
    summary.hidden = false;
    const head = `应生成 ${built.total} 份，已生成 ${built.written} 份（内容有变化 ${built.changed} 份），没出来 ${built.failed} 份`;
    summary.className = built.failed > 0 ? 'summary bad' : 'summary good';
    summary.replaceChildren(h('p', { class: 'summary-head' }, h('strong', null, built.failed > 0 ? `⚠ ${head}` : `✔ ${head}`),
      button('收起', () => { summary.hidden = true; }, { class: 'button small' })),
    ...(built.problems.length > 0 ? [h('ul', null, built.problems.map(({ title, reason }) => h('li', null, h('strong', null, title), `：${reason}`)))] : []));
    if (built.folder) path.textContent = built.folder;
    say(head, built.failed > 0);
  });

  async function open() {
    try {
      await api.openFolder();
      say('已打开输出文件夹');
    } catch (error) {
      sayError(error);
      select();
    }
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(path.textContent);
      say('已复制路径');
    } catch (_) {
      select();
      say(document.execCommand('copy') ? '已复制路径' : '路径已选中，按 Ctrl+C 复制');
    }
  }

  /** Selects the path, so that it can be copied by hand. */
  function select() {
    getSelection().selectAllChildren(path);
  }

  function show(board) {
    path.textContent = board.output;
    zip.href = api.zipAddress(board.year);
    start.disabled = board.building;
    if (!board.building) progress.hidden = true;
  }
  return { buttons: [start, zip], panels: [progress, summary], folder, show };
}

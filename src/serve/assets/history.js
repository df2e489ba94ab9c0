// Owns 撤销 and the list of changes.
import { loadHistory } from './api.js';
import { button, h } from './dom.js';
import { undo } from './edits.js';
import { popover, sayError } from './notices.js';
import { on } from './store.js';

export function createHistory() {
  const back = button('撤销', undo, { drawing: 'undo', id: 'undo', title: '撤销上一次改动（Ctrl+Z）' });
  const list = button('历史', show, { drawing: 'clock', id: 'history' });

  async function show() {
    try {
      const { changes } = await loadHistory();
      popover(list, '改过的', changes.length === 0 ? h('p', null, '还没有改过什么') : h('ol', { class: 'history' },
        changes.map(({ text, unit, file }) => h('li', null, h('strong', null, unit), ` ${text}`, h('span', { class: 'place' }, file)))));
    } catch (error) {
      sayError(error);
    }
  }

  const able = async () => {
    const { changes } = await loadHistory().catch(() => ({ changes: [null] }));
    back.disabled = changes.length === 0;
  };
  on('written', able);
  on('server:changed', able);
  able();
  return [back, list];
}

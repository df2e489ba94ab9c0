// Owns the counter beside the field in focus: in how many places it prints, and the way from one to the next.
import { button, h } from './dom.js';
import { on } from './store.js';

export function createPlaces(form, walk) {
  const words = h('span', { class: 'places-count' });
  const before = button('上一处', () => walk(-1), { class: 'button small' });
  const after = button('下一处', () => walk(1), { class: 'button small' });
  const node = h('span', { class: 'places' }, words, before, after);

  on('slot', (slot) => {
    const view = slot && form.viewOf(slot);
    const head = view && view.node.closest('.row').querySelector('.row-head, .row-foot');
    if (head && node.parentNode !== head) head.append(node);
    if (!view) node.remove();
  });
  on('places', ({ count, at }) => {
    words.textContent = count === 0 ? '这份文件里没有印' : at < 0 ? `印在 ${count} 处` : `第 ${at + 1} / ${count} 处`;
    before.hidden = count === 0;
    after.hidden = count === 0;
  });
}

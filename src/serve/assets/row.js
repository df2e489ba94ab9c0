// Owns one row of the form: an indicator or another fact with its fields, its past and its rule.
import { h } from './dom.js';
import { createSlot, growAll } from './slot.js';

/** A view of `row`; `jump(name)` goes to the row of that key or label. */
export function createRow(first, id, jump) {
  const slots = first.slots.map((slot, index) => createSlot(slot, first, `${id}-${index}`));
  const main = slots.filter((view) => view.slot().main);
  const rest = slots.filter((view) => !view.slot().main);
  const figures = h('dl', { class: 'figures' });
  const more = rest.length > 0 && h('details', { class: 'more' },
    h('summary', null, `更多（${rest.length}）`), rest.map((view) => view.node));
  const single = first.slots.length === 1 && first.slots[0].label === first.label;
  const node = h('div', { class: single ? 'row single' : 'row', 'data-key': first.key, role: 'group', 'aria-label': first.label },
    h('div', { class: 'row-head' }, h('h4', null, first.label, first.unit && h('span', { class: 'unit' }, `（${first.unit}）`))),
    figures, first.rate && formula(first, jump), main.map((view) => view.node), h('div', { class: 'row-foot' }, more, about(first)));
  if (more) more.addEventListener('toggle', () => growAll(rest.map((view) => view.input)));

  function update(row) {
    const shown = [['上年', row.last], ['前年', row.before], ['目标规则', row.rule], ['今年目标', row.target]];
    figures.replaceChildren(...shown.filter(([, value]) => value)
      .map(([term, value]) => h('div', null, h('dt', null, term), h('dd', null, value))));
    figures.hidden = figures.childElementCount === 0;
    slots.forEach((view, index) => view.update(row.slots[index]));
  }

  const isMissing = () => slots.some((view) => view.node.dataset.state === 'missing');
  const words = [first.label, first.key, ...first.slots.map((slot) => slot.label)].join(' ');

  update(first);
  return { node, slots, update, isMissing, words, label: first.label };
}

function formula(row, jump) {
  const part = (name) => h('button', { type: 'button', class: 'link', onclick: () => jump(name) }, name);
  const [above, below] = row.parts;
  return h('p', { class: 'formula' }, '由 ', above ? part(above) : '分子', ' ÷ ', below ? part(below) : '分母', ' 算出');
}

function about(row) {
  const parts = [['口径', row.definition], ['怎么算的', row.how], ['责任部门', row.office]].filter(([, value]) => value);
  return parts.length > 0 && h('details', { class: 'about' }, h('summary', null, parts[0][0]),
    h('dl', null, parts.map(([term, value]) => h('div', null, h('dt', null, term), h('dd', null, value)))));
}

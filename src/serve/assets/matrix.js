// Owns the matrix of last year's figures: a unit a row, an indicator a column, each cell one of five states.
import { h } from './dom.js';
import { unitAddress } from './route.js';
import { STATES } from './words.js';

/** Draws the matrix of `units` × `columns` (indicators with their `at`, the index of their state). */
export function matrixTable(street, year, units, columns) {
  return h('div', { class: 'matrix-box', tabindex: '0', role: 'region', 'aria-label': `${street.name}的数据，可以左右滚动` },
    h('table', { class: 'matrix' },
      h('caption', { class: 'unseen' }, `${street.name}：各单位${year - 1}年的数报了没有`),
      h('thead', null,
        h('tr', { class: 'families' }, h('th', { scope: 'col', rowspan: 2 }, '单位'),
          families(columns).map(([name, span]) => h('th', { scope: 'colgroup', colspan: span }, h('span', null, name)))),
        h('tr', { class: 'labels' }, columns.map((column) => h('th', { scope: 'col' }, h('span', null, column.label))))),
      h('tbody', null, units.map((unit) => h('tr', null,
        h('th', { scope: 'row' }, h('a', { href: unitAddress(unit, year) }, unit.name), lack(unit)),
        columns.map((column) => cell(unit, column, year)))))));
}

const lack = (unit) => {
  const count = unit.states.filter((state) => state === 'missing').length;
  return count > 0 && h('span', { class: 'lack' }, `缺${count}`);
};

function families(columns) {
  const spans = [];
  for (const { family } of columns) {
    const last = spans[spans.length - 1];
    if (last && last[0] === family) last[1] += 1; else spans.push([family, 1]);
  }
  return spans;
}

/** Missing figures are stops of the Tab key; the others are reached through the unit's form. */
function cell(unit, column, year) {
  const state = unit.states[column.at];
  const [mark, word] = STATES[state];
  const words = `${unit.name} ${column.label}：${word}`;
  return h('td', { class: state }, h('a', {
    href: unitAddress(unit, year, { field: column.key }),
    title: words, 'aria-label': words, tabindex: state === 'missing' ? null : '-1',
  }, state === 'missing' ? '缺' : mark));
}

export function legend() {
  return h('ul', { class: 'legend', 'aria-label': '图例' }, Object.entries(STATES).map(([state, [mark, word]]) => h('li', null,
    h('span', { class: `key ${state}`, 'aria-hidden': 'true' }, state === 'missing' ? '缺' : mark), ` ${word}`)));
}

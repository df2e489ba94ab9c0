// Owns one group of the form, a 条线 or a section: its rows are drawn when it is first opened.
import { h } from './dom.js';
import { createRow } from './row.js';
import { growAll } from './slot.js';

/** A group with more fields than this begins folded: it is a table of its own, and who needs it opens it. */
const MANY = 100;

/** What decides whether a group that was read again is still the same fields. */
export const signature = (group) => JSON.stringify([group.name, group.kind,
  group.rows.map((row) => [row.key, row.label, row.unit, row.rate, row.parts, row.adds, row.item && row.item.id, row.slots.map((slot) => [slot.id, slot.label, slot.long, slot.main, slot.choices])])]);

/** A group; `jump(name)` goes to the row of that key or label. */
export function createGroup(group, id, jump) {
  const rows = group.rows.map((row, index) => createRow(row, `${id}-${index}`, jump));
  const count = rows.reduce((sum, row) => sum + row.fields.filter((field) => field.slot().main).length, 0);
  // A group out of view need not be laid out, but text areas must be: their height is measured.
  const light = rows.every((row) => row.isLight);
  const heading = h('summary', null, h('h3', null, group.name));
  const node = h('details', { class: light ? 'group light' : 'group' }, heading);
  node.addEventListener('toggle', () => { if (node.open) unfold(); });

  function unfold() {
    if (node.childElementCount === 1) node.append(...rows.map((row) => row.draw()));
    node.open = true;
    if (node.isConnected) growAll(inputs());
  }

  /** The fields that are drawn. */
  const drawn = () => rows.flatMap((row) => row.fields).map((field) => field.drawn()).filter(Boolean);
  const inputs = () => drawn().map((view) => view.input);

  function update(next) {
    next.rows.forEach((row, at) => rows[at].update(row));
  }

  if (group.kind !== 'past' && count <= MANY) unfold();
  return { signature: signature(group), name: group.name, node, rows, heading, drawn, unfold, update };
}

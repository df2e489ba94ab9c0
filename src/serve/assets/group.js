// Owns one group of the form, a 条线 or a section: its rows are drawn when it is first opened, and stay the same nodes as long as they
// are of the same fields, wherever they stand.
import { h } from './dom.js';
import { fieldsOf, nameOf } from './identity.js';
import { createRow } from './row.js';
import { growAll } from './slot.js';

/** A group with more fields than this begins folded: it is a table of its own, and who needs it opens it. */
const MANY = 100;

let count = 0;
const nextId = () => { count += 1; return `r${count}`; };

/** A group; `jump(name)` goes to the row of that key or label. */
export function createGroup(first, jump) {
  const marked = (row) => ({ name: nameOf(row), fields: fieldsOf(row) });
  const make = (row, marks) => ({ ...marks, row: createRow(row, nextId(), jump) });
  let kept = first.rows.map((row) => make(row, marked(row)));
  const rows = () => kept.map((one) => one.row);
  const many = rows().reduce((sum, row) => sum + row.fields.filter((field) => field.slot().main).length, 0) > MANY;
  const heading = h('summary', null, h('h3', null, first.name));
  const node = h('details', { class: 'group' }, heading);
  node.addEventListener('toggle', () => { if (node.open) unfold(); });
  const isDrawn = () => node.childElementCount > 1;

  function unfold() {
    if (!isDrawn()) place();
    node.open = true;
    if (node.isConnected) growAll(inputs());
  }

  /** Puts the rows in their order; one that stands right is not moved, it may hold the focus. */
  function place() {
    const nodes = rows().map((row) => row.draw());
    [...node.children].slice(1).filter((one) => !nodes.includes(one)).forEach((one) => one.remove());
    let at = heading.nextElementSibling;
    for (const one of nodes) {
      if (one === at) at = at.nextElementSibling; else node.insertBefore(one, at);
    }
  }

  /** A group out of view need not be laid out, but text areas must be: their height is measured. */
  const lighten = () => node.classList.toggle('light', rows().every((row) => row.isLight));

  /** The fields that are drawn. */
  const drawn = () => rows().flatMap((row) => row.fields).map((field) => field.drawn()).filter(Boolean);
  const inputs = () => drawn().map((view) => view.input);

  function update(next) {
    const pool = [...kept];
    kept = next.rows.map((row) => {
      const marks = marked(row);
      const at = pool.findIndex((one) => one.name === marks.name && one.fields === marks.fields);
      if (at < 0) return make(row, marks);
      const [one] = pool.splice(at, 1);
      one.row.update(row);
      return one;
    });
    if (isDrawn()) place();
    lighten();
  }

  lighten();
  if (first.kind !== 'past' && !many) unfold();
  return { name: first.name, node, heading, drawn, unfold, update, get rows() { return rows(); } };
}

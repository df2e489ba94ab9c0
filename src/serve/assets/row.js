// Owns one row of the form: an indicator or another fact with its fields, its past and its rule. It is drawn when it is first
// shown, and what stands behind 更多 or 加一项 when that is opened: a unit has over a thousand fields, a clerk looks at a few.
import { h } from './dom.js';
import { removeItem } from './edits.js';
import { createSlot, growAll, shape } from './slot.js';

/** A row; `jump(name)` goes to the row of that key or label. */
export function createRow(first, id, jump) {
  const fields = first.slots.map((slot, index) => createField(slot, first, `${id}-${index}`));
  const main = fields.filter((field) => field.slot().main);
  const rest = fields.filter((field) => !field.slot().main);
  const figures = h('dl', { class: 'figures' });
  const title = h('h4', null);
  let row = first;
  let node = null;
  let more = null;
  let hidden = false;

  /** The row's element, drawn when it is first asked for. */
  function draw() {
    if (node) return node;
    const single = first.slots.length === 1 && first.slots[0].label === first.label;
    more = rest.length > 0 && h('details', { class: 'more' }, h('summary', null, first.adds ? first.label : `更多（${rest.length}）`));
    node = h('div', { class: single ? 'row single' : 'row', role: 'group', hidden },
      !first.adds && h('div', { class: 'row-head' }, title),
      figures, first.rate && formula(first, jump), main.map((field) => field.draw().node), h('div', { class: 'row-foot' }, more, about(first), first.item && removal()));
    if (more) more.addEventListener('toggle', () => { if (more.open) unfold(); });
    showTitle();
    showFigures();
    return node;
  }

  /** Opens 更多. */
  function unfold() {
    draw();
    if (!more) return;
    if (more.childElementCount === 1) more.append(...rest.map((field) => field.draw().node));
    more.open = true;
    growAll(rest.map((field) => field.drawn().input));
  }

  function showTitle() {
    title.replaceChildren(row.label, ...(row.unit ? [h('span', { class: 'unit' }, `（${row.unit}）`)] : []));
    node.setAttribute('aria-label', row.label);
    node.dataset.key = row.key;
  }

  function showFigures() {
    const shown = [['上年', row.last], ['前年', row.before], ['目标规则', row.rule], ['今年目标', row.target]];
    figures.replaceChildren(...shown.filter(([, value]) => value)
      .map(([term, value]) => h('div', null, h('dt', null, term), h('dd', null, value))));
    figures.hidden = figures.childElementCount === 0;
  }

  function update(next) {
    row = next;
    if (node) { showTitle(); showFigures(); }
    fields.forEach((field, index) => field.update(next.slots[index], next));
  }

  /** Takes the item out of its list; the group's heading is where reading goes on. */
  function removal() {
    const words = row.item.shared ? '删去这一项（各社区都删）' : '删去这一项';
    return h('button', { type: 'button', class: 'link', onclick: async () => {
      const heading = node.closest('.group').querySelector('summary');
      if (await removeItem(fields.map((field) => field.slot()), row.item)) heading.focus();
    } }, words);
  }

  const find = (wanted) => fields.find((field) => field.slot().id === wanted);

  /** The view of a field, with whatever hides it opened. */
  function reach(wanted) {
    const field = find(wanted);
    if (field.slot().main) draw(); else unfold();
    return field.drawn();
  }

  function hide(wanted) {
    hidden = wanted;
    if (node) node.hidden = wanted;
  }

  return { get key() { return row.key; }, get label() { return row.label; }, get words() { return [row.label, row.key, ...row.slots.map((slot) => slot.label)].join(' '); }, fields, draw, update, reach, hide, has: (wanted) => find(wanted) !== undefined, isHidden: () => hidden,
    isMissing: () => fields.some((field) => field.isMissing()), isLight: main.every((field) => shape(field.slot()) === 'line') };
}

/** A field as read, and its view once it is drawn. */
function createField(first, firstRow, id) {
  let slot = first;
  let row = firstRow;
  let view = null;
  let locked = false;

  function draw() {
    if (!view) {
      view = createSlot(slot, row, id);
      view.lock(locked);
    }
    return view;
  }
  return {
    draw,
    drawn: () => view,
    slot: () => slot,
    update(next, nextRow) { slot = next; row = nextRow; if (view) view.update(next, row); },
    lock(wanted) { locked = wanted; if (view) view.lock(wanted); },
    isMissing: () => (view ? view.node.dataset.state : slot.state) === 'missing',
  };
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

// Owns the form: groups of rows, the jump list, the filters, and finding a field.
import { h } from './dom.js';
import { merge } from './edits.js';
import { get, on, set } from './store.js';
import { createGroup, signature } from './group.js';
import { createJumps } from './jumps.js';
import { growAll } from './slot.js';
import { spot } from './words.js';

/** The form; `reveal()` brings it to the front before a field is shown. */
export function createForm(reveal) {
  const search = h('input', { type: 'search', id: 'field-search', placeholder: '找一栏，如 消防演练', 'aria-label': '在表里找一栏', oninput: filter });
  const gapsOnly = h('input', { type: 'checkbox', id: 'gaps-only', onchange: filter });
  const nothing = h('p', { class: 'nothing', role: 'status', hidden: true }, '没有符合的栏目');
  const broken = h('p', { class: 'warn', hidden: true }, '这个单位的文件读不出来，照问题全文把文件改好以前，这里不能改。');
  const body = h('div', { class: 'groups' });
  const scroll = h('div', { class: 'scroll', id: 'form-scroll' }, nothing, body);
  const jumps = createJumps(scroll);
  const node = h('form', { id: 'form', class: 'form', 'aria-label': '填写', onsubmit: (event) => event.preventDefault() },
    h('div', { class: 'form-tools' }, search, h('label', { class: 'check' }, gapsOnly, '只看缺数'), broken),
    jumps.node, scroll);
  let groups = [];
  let shown = '';

  const rows = () => groups.flatMap((group) => group.rows);
  const fields = () => rows().flatMap((row) => row.fields);
  const views = () => groups.flatMap((group) => group.drawn());
  const grow = () => growAll(views().map((view) => view.input));

  function show(form) {
    broken.hidden = !form.broken;
    const name = `${get('route').year}|${form.unit.id}`;
    if (form.broken && name === shown) { fields().forEach((field) => field.lock(true)); return; }
    merge(new Map(form.groups.flatMap((group) => group.rows).flatMap((row) => row.slots).map((slot) => [slot.id, slot])));
    const place = caret(node);
    const known = name === shown ? new Map(groups.map((group) => [group.signature, group])) : new Map();
    groups = form.groups.map((group, index) => {
      const kept = known.get(signature(group));
      if (!kept) return again(group, name === shown, createGroup(group, `g${index}-${form.version}`, jumpTo));
      kept.update(group);
      return kept;
    });
    const nodes = groups.map((group) => group.node);
    if (nodes.length !== body.childElementCount || nodes.some((one, index) => one !== body.children[index])) body.replaceChildren(...nodes);
    if (name !== shown) { shown = name; filter(); }
    restore(place, reach);
    fields().forEach((field) => field.lock(form.broken));
    grow();
    refreshSlot();
    jumps.show(groups);
  }

  /** A group whose fields are others now is as open as it was. */
  function again(group, same, made) {
    const before = same && groups.find((one) => one.name === group.name);
    if (before && before.node.open) made.unfold();
    return made;
  }

  /** The view of a field, with its group and row opened. */
  function reach(id) {
    const group = groups.find((one) => one.rows.some((row) => row.has(id)));
    if (!group) return null;
    group.unfold();
    return group.rows.find((row) => row.has(id)).reach(id);
  }

  /** The slot in focus may have been read again: hand on the newer one. */
  function refreshSlot() {
    const old = get('slot');
    const view = old && views().find((one) => one.slot().id === old.id);
    if (view && view.slot() !== old) set('slot', view.slot());
  }

  function filter() {
    const wanted = search.value.trim();
    for (const group of groups) {
      for (const row of group.rows) {
        const found = !wanted || row.words.includes(wanted) || group.name.includes(wanted);
        row.hide(!found || (gapsOnly.checked && !row.isMissing()));
      }
      group.node.hidden = group.rows.every((row) => row.isHidden());
      if ((wanted || gapsOnly.checked) && !group.node.hidden) group.unfold();
    }
    nothing.hidden = groups.some((group) => !group.node.hidden) || groups.length === 0;
    grow();
  }

  /** Brings a field into view, opens what hides it, and puts the focus there. */
  function focusSlot(slot) {
    const view = reach(slot.id);
    if (!view) return false;
    reveal();
    if (view.node.closest('[hidden]')) { search.value = ''; gapsOnly.checked = false; filter(); }
    view.node.scrollIntoView({ block: 'center' });
    view.input.focus({ preventScroll: true });
    view.node.classList.remove('flash');
    requestAnimationFrame(() => view.node.classList.add('flash'));
    return true;
  }

  const slots = () => fields().map((field) => field.slot());
  const findKey = (key) => slots().find((slot) => slot.key !== '' && slot.key === key);
  const findSpot = (place) => slots().find((slot) => slot.place && spot(slot.place) === place);
  const findIndicator = (key) => { const row = rows().find((one) => one.key === key); return row && row.fields[0] && row.fields[0].slot(); };

  /** Goes to a row by its key or label. */
  function jumpTo(name) {
    const row = rows().find((one) => one.key === name) || rows().find((one) => one.label === name);
    if (row && row.fields[0]) focusSlot(row.fields[0].slot());
    else { search.value = name; filter(); search.focus(); }
  }

  on('edit', (id) => {
    const view = views().find((one) => one.slot().id === id);
    if (view) { view.showEdit(); jumps.show(groups); }
  });
  return { node, show, grow, focusSlot, findKey, findSpot, findIndicator, viewOf: (slot) => views().find((view) => view.slot().id === slot.id) };
}

/** Where the writer is: the field and the caret in it. */
function caret(node) {
  const active = document.activeElement;
  if (!active || !node.contains(active) || !active.dataset.slot) return null;
  return { active, id: active.dataset.slot, start: active.selectionStart, end: active.selectionEnd };
}

function restore(place, reach) {
  if (!place || document.activeElement === place.active) return;
  const view = reach(place.id);
  if (!view) return;
  const { input } = view;
  input.focus({ preventScroll: true });
  if (place.start !== null && input.setSelectionRange) input.setSelectionRange(place.start, place.end);
}

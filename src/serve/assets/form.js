// Owns the form: groups of rows, the jump list, the filters, and finding a field.
import { h } from './dom.js';
import { drop, lost, merge } from './edits.js';
import { get, on, set } from './store.js';
import { createGroup } from './group.js';
import { again, slotsOf } from './identity.js';
import { createJumps } from './jumps.js';
import { growAll } from './slot.js';
import { spot } from './words.js';

/** The form; `reveal()` brings it to the front before a field is shown. */
export function createForm(reveal) {
  const search = h('input', { type: 'search', id: 'field-search', placeholder: '找一栏，如 消防演练', 'aria-label': '在表里找一栏', oninput: filter });
  const gapsOnly = h('input', { type: 'checkbox', id: 'gaps-only', onchange: filter });
  const nothing = h('p', { class: 'nothing', role: 'status', hidden: true }, '没有符合的栏目');
  const broken = h('p', { class: 'warn', hidden: true }, '这个单位的文件读不出来，照问题全文把文件改好以前，这里不能改。');
  const homeless = h('div', { class: 'warn', role: 'status', hidden: true });
  const body = h('div', { class: 'groups' });
  const scroll = h('div', { class: 'scroll', id: 'form-scroll', tabindex: '-1' }, nothing, body);
  const jumps = createJumps(scroll);
  const node = h('form', { id: 'form', class: 'form', 'aria-label': '填写', onsubmit: (event) => event.preventDefault() },
    h('div', { class: 'form-tools' }, search, h('label', { class: 'check' }, gapsOnly, '只看缺数'), broken, homeless),
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
    merge(slotsOf(form));
    const place = caret(node);
    const known = new Map(name === shown ? groups.map((group) => [group.name, group]) : []);
    groups = form.groups.map((group) => {
      const kept = known.get(group.name);
      if (!kept) return createGroup(group, jumpTo);
      kept.update(group);
      return kept;
    });
    const nodes = groups.map((group) => group.node);
    if (nodes.length !== body.childElementCount || nodes.some((one, index) => one !== body.children[index])) body.replaceChildren(...nodes);
    if (name !== shown) { shown = name; scroll.scrollTop = 0; }
    filter();
    restore(place);
    showHomeless();
    fields().forEach((field) => field.lock(form.broken));
    grow();
    refreshSlot();
    jumps.show(groups);
  }

  /** What was typed for something that is gone: it stays to be read until it is taken away. */
  function showHomeless() {
    const edits = lost();
    homeless.hidden = edits.length === 0;
    homeless.replaceChildren(...(edits.length === 0 ? [] : [h('p', null, '您填的这几处，文件里找不到原来那一栏了，没有存：'),
      h('ul', { class: 'plain' }, edits.map((edit) => h('li', null, `${edit.slot.item.replace(/ \/ $/, '')} ${edit.slot.label}：${edit.value} `.trimStart(),
        h('button', { type: 'button', class: 'link', onclick: () => { drop(edit); showHomeless(); } }, '不要了'))))]));
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
    const now = old && again(old, old.value, slots());
    if (old && now !== old) set('slot', now);
  }

  /** Puts the focus back where it was; never into another item. */
  function restore(place) {
    if (!place || document.activeElement === place.active) return;
    const slot = place.slot && again(place.slot, place.value, slots());
    const view = slot && reach(slot.id);
    if (!view) { if (place.heading && place.heading.isConnected) place.heading.focus({ preventScroll: true }); else scroll.focus(); return; }
    const target = place.isState ? view.state : view.input;
    target.focus({ preventScroll: true });
    if (!place.isState && place.start !== null && view.input.setSelectionRange) view.input.setSelectionRange(place.start, place.end);
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
    showHomeless();
  });
  return { node, show, grow, focusSlot, findKey, findSpot, findIndicator, viewOf: (slot) => views().find((view) => view.slot().id === slot.id) };
}

/** Where the writer is: the field and the caret in it, or what else of the form has the focus. */
function caret(node) {
  const active = document.activeElement;
  if (!active || !node.contains(active)) return null;
  const box = active.closest('.slot');
  const slot = box && get('slot');
  const group = active.closest('.group');
  const heading = group && group.querySelector('summary');
  return { active, heading, slot, value: slot && slot.value, isState: active.matches('.state'), start: active.selectionStart, end: active.selectionEnd };
}

// Owns one field of the form: its label, input, state, messages and conflict panel.
import { change, commit, editOf, pause, settle } from './edits.js';
import { button, fill, h } from './dom.js';
import { get, set } from './store.js';
import { STATES, WORDY, shortPath, stateOf, valueFor, where, withUnit } from './words.js';

/** Widest value that a line shows whole; a Chinese character is two wide. */
const LINE = 16;
const SAID = { draft: '● 未保存', saving: '… 正在保存', saved: '✔ 已保存', refused: '✘ 没有存', conflict: '⚠ 没有存：文件里的也改了' };

/** A view of `slot`; `update(slot)` shows a newer version of it without touching focus, caret or what is typed. */
export function createSlot(first, firstRow, id) {
  let slot = first;
  let row = firstRow;
  const input = control(slot, `${id}-value`, `${id}-foot ${id}-error`);
  const state = h('select', { class: 'state' });
  const note = h('span', { class: 'note-text' });
  const saved = h('span', { class: 'save-state' });
  const shared = h('span', { class: 'shared' }, '共享数据：改了对所有社区有效');
  const foot = h('p', { class: 'foot', id: `${id}-foot` }, note, saved);
  const error = h('p', { class: 'problem-text', id: `${id}-error`, hidden: true });
  const mine = h('dd');
  const theirs = h('dd');
  // Its buttons stay the same nodes: leaving the field may change what the panel says while one is being pressed.
  const conflict = h('div', { class: 'conflict', role: 'group', 'aria-label': '两边都改了', hidden: true });
  const choice = () => [h('p', null, '这一格在文件里也改了，用哪一个？'),
    h('dl', null, h('div', null, h('dt', null, '您填的'), mine), h('div', null, h('dt', null, '现在文件里的'), theirs)),
    h('div', { class: 'buttons' }, button('用我填的', () => end(true)), button('用文件里的', () => end(false)))];
  const node = h('div', { class: `slot ${shape(slot)}`, role: 'group', 'aria-label': slot.label },
    h('label', { for: `${id}-value` }, slot.label), h('div', { class: 'entry' }, input, state), shared, foot, error, conflict);

  const read = () => (row.unit ? withUnit(input.value, row.unit, slot.name) : input.value);
  const typed = (event) => { if (!event.isComposing) change(slot, row, input.value); showState(); grow(); };
  const leave = () => {
    if (read() !== input.value) input.value = read();
    commit(slot);
  };
  input.addEventListener('input', typed);
  // What an input method is composing is not in the field yet: nothing is saved or written there meanwhile.
  let composing = false;
  input.addEventListener('compositionstart', () => { composing = true; pause(slot); });
  input.addEventListener('compositionend', () => { composing = false; change(slot, row, input.value); });
  input.addEventListener('change', leave);
  input.addEventListener('blur', () => showEdit());
  input.addEventListener('keydown', (event) => { 
    if (event.key !== 'Enter' || slot.long || event.isComposing) return;
    event.preventDefault();
    leave();
  });
  state.addEventListener('change', () => {
    const value = valueFor(state.value, row.unit);
    input.value = value === null ? '' : value;
    if (value === null) { input.focus(); return; }
    change(slot, row, value);
    commit(slot);
    showState();
    grow();
  });
  node.addEventListener('focusin', () => { if (get('slot') !== slot) set('slot', slot); });

  function showState() {
    const now = input.value === slot.value ? slot.state : stateOf(read());
    if (state.dataset.state === now) { state.value = now; return; }
    const states = Object.entries(STATES).filter(([name]) => name !== 'zero' || (row.unit && !WORDY.includes(slot.name)) || now === 'zero');
    fill(state, states.map(([name, [mark, word]]) => [name, `${mark} ${word}`]), now);
    state.dataset.state = now;
    node.dataset.state = now;
  }

  const grow = () => growAll([input]);

  function showEdit() {
    const edit = editOf(slot);
    const status = edit ? edit.status : '';
    const value = edit ? edit.value : slot.value;
    // What was saved in a pause of typing takes its final form when the field is left, not under the caret.
    const typing = composing || (edit && document.activeElement === input);
    if (input.value !== value && !typing) { input.value = value; grow(); }
    saved.textContent = SAID[status] || '';
    saved.dataset.status = status;
    const refused = status === 'refused';
    const comes = refused && error.hidden;
    error.hidden = !refused;
    error.textContent = refused ? [edit.message, edit.help].filter(Boolean).join('。') : '';
    if (comes) show(error);
    if (refused) input.setAttribute('aria-invalid', 'true'); else input.removeAttribute('aria-invalid');
    showConflict(status === 'conflict' ? edit : null);
    showState();
  }

  function showConflict(edit) {
    const comes = edit && conflict.hidden;
    conflict.hidden = !edit;
    if (edit && conflict.childElementCount === 0) conflict.append(...choice());
    mine.textContent = edit && (edit.value || '（空）');
    theirs.textContent = edit && (edit.theirs || '（空）');
    if (comes) show(conflict);
  }

  /** What is said below the field in use is in view. */
  const show = (said) => { if (node.contains(document.activeElement)) said.scrollIntoView({ block: 'nearest' }); };

  const end = (mine) => { settle(slot, mine); input.focus(); };

  function update(next, nextRow = row) {
    slot = next;
    row = nextRow;
    state.setAttribute('aria-label', `${row.label} ${slot.label}：状态`);
    input.dataset.slot = slot.id;
    input.disabled = !slot.editable;
    state.disabled = !slot.editable;
    shared.hidden = !slot.shared;
    const place = slot.place ? `${shortPath(slot.place.file)}:${slot.place.line}` : '';
    note.textContent = [slot.editable ? '' : slot.why, slot.note, place].filter(Boolean).join(' · ');
    note.title = where(slot.place);
    if (slot.name === '目标' && slot.label.startsWith(get('route').year)) input.placeholder = row.target && `不填就是${row.target}`;
    showEdit();
  }

  update(first);
  /** Nothing can be changed for now; the focus stays where it is. */
  const lock = (locked) => { input.readOnly = locked; state.disabled = locked || !slot.editable; };
  return { node, input, state, lock, update, showEdit, slot: () => slot };
}

/** A number or a word on a line; a sentence that wraps; a long text of several paragraphs. */
export function shape(slot) {
  if (slot.long) return 'long';
  const width = slot.value.replace(/[^\x00-\xff]/g, '--').length;
  return width > LINE && slot.choices.length === 0 ? 'wrapped' : 'line';
}

/** Makes text areas as high as their text; all are measured at once, since measuring lays out the whole page. */
export function growAll(inputs) {
  const areas = inputs.filter((input) => input.tagName === 'TEXTAREA' && input.offsetParent !== null);
  areas.forEach((area) => { area.style.height = 'auto'; });
  const heights = areas.map((area) => area.scrollHeight + 2);
  areas.forEach((area, index) => { area.style.height = `${heights[index]}px`; });
}

function control(slot, id, describedby) {
  const attributes = { id, name: slot.name, 'data-slot': slot.id, 'aria-describedby': describedby, class: 'value', autocomplete: 'off', spellcheck: 'false' };
  if (shape(slot) !== 'line') return h('textarea', { ...attributes, rows: slot.long ? 8 : 1 });
  if (slot.choices.length === 0) return h('input', { ...attributes, type: 'text' });
  const select = h('select', attributes);
  const options = ['', ...slot.choices, '待定', '不适用'];
  if (!options.includes(slot.value)) options.push(slot.value);
  fill(select, options.map((value) => [value, value || '（不填）']), slot.value);
  return select;
}

// Owns the values typed here: what is unsaved, saves it in order, and settles conflicts.
import * as api from './api.js';
import { again, isText, outermost, rowsOf, slotsOf } from './identity.js';
import { say, sayError } from './notices.js';
import { get, set, tell } from './store.js';
import { withUnit } from './words.js';

const IDLE = 1200;
let queue = Promise.resolve();

/* An edit: { year, unit, slot, row, value, before, status, message, help, theirs, unreadable, timer, lost }
   status: draft → saving → saved, or refused (message), or conflict (theirs). lost: its slot is gone. */
export const editKey = (slot, { year, unit } = get('route')) => `${year}|${unit}|${slot.id}`;
export const editOf = (slot) => get('edits').get(editKey(slot));
const isOpen = (edit) => edit.status !== 'saved';
const open = () => [...get('edits').values()].filter(isOpen);
const final = (edit) => withUnit(edit.value, edit.row.unit, edit.slot.name);
const told = (edit) => tell('edit', edit.slot.id);

export const hasUnsaved = () => open().length > 0;

/** The unsaved values of the document on the desk, for the preview. */
export function pending() {
  const { year, unit } = get('route');
  return open().filter((edit) => !edit.lost && edit.year === year && edit.unit === unit)
    .map((edit) => ({ id: edit.slot.id, value: final(edit) }));
}

/** A value was typed. */
export function change(slot, row, value) {
  const { year, unit } = get('route');
  const key = editKey(slot);
  const known = get('edits').get(key);
  const edit = known && isOpen(known) ? known : { year, unit, slot, row, before: slot.value };
  clearTimeout(edit.timer);
  edit.value = value;
  if (edit.status !== 'conflict' && edit.status !== 'saving') edit.status = 'draft';
  edit.timer = setTimeout(() => rested(edit), IDLE);
  get('edits').set(key, edit);
  if (value === edit.before && edit.status === 'draft') drop(edit);
  told(edit);
  tell('typed');
}

/** Nothing is saved until something is typed again or the field is left. */
export function pause(slot) {
  const edit = editOf(slot);
  if (edit) clearTimeout(edit.timer);
}

/** Typing has paused: save what can be read, say why what cannot be read is not saved. */
function rested(edit) {
  if (!edit.unreadable) { enqueue(edit); return; }
  if (edit.status === 'draft') refuse(edit, edit.unreadable);
}

/** The field was left or Enter pressed. */
export function commit(slot) {
  const edit = editOf(slot);
  if (!edit || !isOpen(edit)) return;
  edit.value = final(edit);
  told(edit);
  enqueue(edit);
}

export const commitAll = () => open().forEach(enqueue);

/** Saves what is typed; whether nothing is left unsaved. */
export async function settled() {
  commitAll();
  await queue;
  return !hasUnsaved();
}

/** What the last preview could not read. */
export function setUnreadable(refused) {
  for (const edit of open()) edit.unreadable = refused.find((one) => one.id === edit.slot.id && !one.broken) || null;
}

/** Forgets an edit, wherever it is kept. */
export function drop(edit) {
  clearTimeout(edit.timer);
  for (const [key, one] of get('edits')) if (one === edit) get('edits').delete(key);
}

function refuse(edit, { message, help }) {
  Object.assign(edit, { status: 'refused', message, help: help || '' });
  told(edit);
}

function enqueue(edit) {
  clearTimeout(edit.timer);
  queue = queue.then(() => save(edit));
}

async function save(edit) {
  if (!isOpen(edit) || edit.lost || edit.status === 'conflict' || !get('edits').has(editKey(edit.slot, edit))) return;
  const sent = final(edit);
  if (sent === edit.before) { drop(edit); told(edit); return; }
  edit.status = 'saving';
  told(edit);
  try {
    const saved = await api.save(edit.year, edit.unit, edit.slot, edit.before, sent, beside(edit).map(({ id }) => id));
    edit.before = saved.value;
    edit.slot.value = saved.value;
    rename(edit, saved.items || {});
    if (final(edit) === sent) Object.assign(edit, { status: 'saved', value: saved.value });
    else edit.status = 'draft';
    say(saved.change ? `已保存：${saved.change}` : '已保存');
    set('written', get('written') + 1);
  } catch (error) {
    // The list has changed meanwhile: its place in it is found as soon as the form knows of that.
    if (error.status === 409 && (edit.slot.fresh || error.body.moved)) {
      Object.assign(edit, { status: 'draft', waiting: true });
      merge(slotsOf(get('form')));
      told(edit);
      return;
    }
    if (error.status === 409 && error.body.theirs !== undefined) Object.assign(edit, { status: 'conflict', theirs: error.body.theirs });
    else refuse(edit, error);
    sayError(error);
  }
  told(edit);
}

/** The form was read again: what is saved or undone is forgotten, what changed under an edit is a conflict, and what is gone waits. */
export function merge(slots) {
  const here = get('route');
  const mine = [...get('edits').values()].filter((edit) => edit.year === here.year && edit.unit === here.unit && edit.status !== 'saving');
  const homes = mine.map((edit) => again(edit.slot, edit.before, slots));
  for (const [key, one] of get('edits')) if (mine.includes(one)) get('edits').delete(key);
  mine.forEach((edit, index) => settleAt(edit, homes[index]));
}

function settleAt(edit, slot) {
  if (!slot) {
    clearTimeout(edit.timer);
    if (!isOpen(edit)) return;
    edit.lost = true;
    get('edits').set(`${editKey(edit.slot, edit)}|lost`, edit);
    return;
  }
  const [back, moved] = [edit.lost, edit.slot.id !== slot.id];
  Object.assign(edit, { slot, lost: false });
  get('edits').set(editKey(slot, edit), edit);
  if (slot.value !== edit.before) {
    if (!isOpen(edit) || slot.value === final(edit)) drop(edit);
    else Object.assign(edit, { status: 'conflict', theirs: slot.value });
    return;
  }
  // What nothing stands in the way of any more is tried again; what cannot be read is not.
  const stuck = back || edit.status === 'conflict' || edit.status === 'refused' || ((edit.slot.fresh || edit.waiting) && moved);
  if (!stuck || edit.unreadable) return;
  Object.assign(edit, { status: 'draft', waiting: false });
  enqueue(edit);
}

/** What is typed for something that is gone. */
export const lost = () => open().filter((edit) => edit.lost && edit.year === get('route').year && edit.unit === get('route').unit);

/** Ends a conflict with the value typed here or the one in the file. */
export function settle(slot, mine) {
  const edit = editOf(slot);
  slot.value = edit.theirs;
  if (mine) {
    Object.assign(edit, { before: edit.theirs, status: 'draft' });
    enqueue(edit);
  } else {
    drop(edit);
  }
  told(edit);
  tell('typed');
}

/** Every slot of the outermost item that an edit is in, and what takes that item out. */
function beside(edit) {
  const item = outermost(edit.slot.id);
  if (!item) return [];
  const form = get('form');
  const rows = form && form.unit.id === edit.unit ? rowsOf(form) : [];
  const typed = [...get('edits').values()].filter((other) => other.year === edit.year && other.unit === edit.unit && !other.lost);
  const all = [...typed.map((other) => other.slot), ...rows.flatMap((row) => [...row.slots, row.item]).filter(Boolean)];
  return [...new Set(all)].filter(({ id }) => outermost(id) === item);
}

/** What is saved may be what its item is known by: what else stands in it goes by the new name. */
function rename(edit, items) {
  for (const slot of beside(edit)) {
    if (items[slot.id] !== undefined) slot.item = items[slot.id];
    // The item is there now; a list in it may still be waiting for its first.
    if (slot === edit.slot || !isText(slot)) slot.fresh = false;
  }
}

/** Takes an item out of its list, with what is typed in it. */
export async function removeItem(slots, target) {
  await queue;
  const { year, unit } = get('route');
  try {
    const removed = await api.remove(year, unit, target);
    for (const slot of slots) { const edit = editOf(slot); if (edit) drop(edit); }
    say(`${removed.change}，点“撤销”可以找回来`);
    set('written', get('written') + 1);
    return true;
  } catch (error) {
    sayError(error);
    return false;
  }
}

/** The server is back: what it could not take is sent again. */
export const retry = () => open().filter((edit) => !edit.lost && (edit.status === 'refused' || edit.status === 'draft')).forEach(enqueue);

/** Takes the last saved change back. */
export async function undo() {
  try {
    const undone = await api.undo();
    say(`已撤销：${undone.text}`);
    set('written', get('written') + 1);
  } catch (error) {
    sayError(error);
  }
}

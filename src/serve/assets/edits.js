// Owns the values typed here: what is unsaved, saves it in order, and settles conflicts.
import * as api from './api.js';
import { say, sayError } from './notices.js';
import { get, set, tell } from './store.js';
import { withUnit } from './words.js';

const IDLE = 1200;
let queue = Promise.resolve();

/* An edit: { year, unit, slot, row, value, before, status, message, help, theirs, unreadable, timer }
   status: draft → saving → saved, or refused (message), or conflict (theirs). */
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
  return open().filter((edit) => edit.year === year && edit.unit === unit)
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
  for (const edit of open()) edit.unreadable = refused.find((one) => one.id === edit.slot.id) || null;
}

function drop(edit) {
  clearTimeout(edit.timer);
  get('edits').delete(editKey(edit.slot, edit));
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
  if (!isOpen(edit) || edit.status === 'conflict') return;
  const sent = final(edit);
  if (sent === edit.before) { drop(edit); told(edit); return; }
  edit.status = 'saving';
  told(edit);
  try {
    const saved = await api.save(edit.year, edit.unit, edit.slot, edit.before, sent);
    edit.before = saved.value;
    edit.slot.value = saved.value;
    rename(edit, saved.items || {});
    if (final(edit) === sent) Object.assign(edit, { status: 'saved', value: saved.value });
    else edit.status = 'draft';
    say(saved.change ? `已保存：${saved.change}` : '已保存');
    set('written', get('written') + 1);
  } catch (error) {
    if (error.status === 409 && error.body.theirs !== undefined) Object.assign(edit, { status: 'conflict', theirs: error.body.theirs });
    else refuse(edit, error);
    sayError(error);
  }
  told(edit);
}

/** An id with the places in lists left open. */
const shape = (id) => id.replace(/,\d+(?=[,\]])/g, ',#');

/** The slot that an edit is for: an item of a list may have moved. */
function homeOf(edit, slots) {
  const { id, item } = edit.slot;
  const here = slots.get(id);
  if (!here || here.item === item) return here;
  return [...slots.values()].find((one) => one.item === item && shape(one.id) === shape(id)) || here;
}

/** The form was read again: what is saved or undone is forgotten, what changed under an edit is a conflict. */
export function merge(slots) {
  for (const edit of [...get('edits').values()]) {
    const slot = homeOf(edit, slots);
    const here = editKey(edit.slot) === editKey(edit.slot, edit);
    if (!here || !slot || edit.status === 'saving') continue;
    get('edits').delete(editKey(edit.slot, edit));
    edit.slot = slot;
    get('edits').set(editKey(slot, edit), edit);
    if (slot.value === edit.before) {
      if (edit.status === 'conflict') edit.status = 'draft';
      continue;
    }
    if (!isOpen(edit) || slot.value === final(edit)) drop(edit);
    else Object.assign(edit, { status: 'conflict', theirs: slot.value });
  }
}

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

/** The list and the place in it that a value belongs to, and its key there; null outside lists. */
function placeOf(slot) {
  const parts = JSON.parse(slot.id);
  const last = parts.map((part, index) => index > 1 && typeof part === 'number').lastIndexOf(true);
  return last < 0 ? null : { list: JSON.stringify(parts.slice(0, last + 1)), key: parts[last + 1] };
}

/** What is saved may be what its item is known by: what is still to be saved in the same item goes by the new name. */
function rename(edit, items) {
  const here = placeOf(edit.slot);
  if (!here) return;
  const typed = [...get('edits').values()].filter((other) => other.year === edit.year && other.unit === edit.unit);
  const shown = get('form').unit.id === edit.unit ? get('form').groups.flatMap((group) => group.rows).flatMap((row) => row.slots) : [];
  for (const slot of new Set([...typed.map((other) => other.slot), ...shown])) {
    const place = placeOf(slot);
    if (place && place.list === here.list) slot.item = items[place.key] ?? items[''] ?? slot.item;
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
export const retry = () => open().filter((edit) => edit.status === 'refused' || edit.status === 'draft').forEach(enqueue);

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

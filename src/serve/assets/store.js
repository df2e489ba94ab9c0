// Owns the only shared state of the page; whoever listens to a part is told when it is set.
const parts = {
  route: { view: 'board' },
  board: null,
  form: null,
  page: null,
  /** Values typed here and not yet in a file, by `editKey`. */
  edits: new Map(),
  /** The slot in focus, or null. */
  slot: null,
  /** Where the slot in focus prints: { count, at }. */
  places: { count: 0, at: -1 },
  /** How often something was written from here: an answer asked for before that is out of date. */
  written: 0,
  online: true,
  /** The build: null, { total, done, titles }, or its summary. */
  build: null,
};
const listeners = {};

export const get = (name) => parts[name];

export function set(name, value) {
  parts[name] = value;
  tell(name, value);
}

/** Tells listeners of `name` something that is not kept. */
export function tell(name, value) {
  (listeners[name] || []).forEach((listener) => listener(value));
}

export function on(name, listener) {
  listeners[name] = [...(listeners[name] || []), listener];
}

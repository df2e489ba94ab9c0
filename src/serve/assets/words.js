// The words and marks for states, statuses and levels, and the few rules for reading a value as it is typed.
export const STATES = {
  value: ['✓', '有值'],
  zero: ['0', '零'],
  missing: ['△', '缺数'],
  none: ['／', '不适用'],
  unset: ['·', '不填'],
};

export const LEVELS = { error: ['✘', '错误'], warning: ['⚠', '提醒'], info: ['i', '说明'] };

/** What a document's status is called. */
export function statusOf(doc) {
  if (doc.status === 'ready') return ['ready', '✔', '可定稿'];
  if (doc.status === 'checking') return ['checking', '…', '正在检查'];
  if (doc.status === 'draft') return ['draft', '⚠', `还差${doc.errors + doc.gaps}处`];
  return ['failed', '✘', '出不来'];
}

/** The counts of a document that are not zero, in words. */
export function countsOf(doc) {
  const counts = [['错误', doc.errors], ['提醒', doc.warnings], ['待补', doc.gaps]];
  return counts.filter(([, count]) => count > 0).map(([word, count]) => `${word} ${count}`);
}

/** The state of a value as written: a first guess until the server has read it. */
export function stateOf(value) {
  const text = value.trim();
  if (text === '') return 'unset';
  if (text === '待定') return 'missing';
  if (text === '不适用') return 'none';
  return /^[0０](?![0-9.．])/.test(text) || text === '零' ? 'zero' : 'value';
}

/** What choosing a state writes; null leaves the value to be typed. */
export function valueFor(state, unit) {
  return { zero: `0${unit}`, missing: '待定', none: '不适用', unset: '' }[state] ?? null;
}

/** Parts of an indicator that are words and no number. */
export const WORDY = ['原因', '来源', '截止', '口径', '未达标原因'];

/** A bare number gets the unit of its indicator: `7` is `7场`. */
export function withUnit(value, unit, name) {
  const bare = /^\s*[≥≤约]?\d+(\.\d+)?\s*$/.test(value);
  return bare && unit && !WORDY.includes(name) ? value.trim() + unit : value;
}

/** What a unit is called where several streets stand in one list. */
export const unitName = (unit, streets) => (streets.length > 1 && unit.tier !== '街道' ? `${unit.id.split('/')[0]} ${unit.name}` : unit.name);

export const where = (place) => (place ? `${place.file}:${place.line}` : '');
/** The year's folder and the file: what tells a unit's files apart. */
export const shortPath = (path) => path.split('/').filter((part, index, all) => index === all.length - 1 || /^\d{4}$/.test(part)).join('/');
export const spot = (place) => (place ? `${place.file}:${place.line}:${place.column}` : '');

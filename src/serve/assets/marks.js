// Joins fields and pages: a field lights up where it prints, a number in a page leads to its field.
import { h } from './dom.js';
import { closePopover, popover } from './notices.js';
import { unitAddress } from './route.js';
import { get, on, set } from './store.js';
import { spot } from './words.js';

const spots = (fact) => (fact.dataset.spots || '').split('、').filter(Boolean);

/** `pages` and `form` know each other from now on. */
export function join(pages, form, host) {
  let marked = [];

  // A number's key names its year and is one field's; the key of another fact may stand in last year's file too.
  const isNumber = (key) => key.startsWith('指标.');
  const byKey = (slot, fact) => slot.key !== '' && fact.dataset.key === slot.key && (isNumber(slot.key) || !slot.place);
  const prints = (slot) => pages.facts().filter((fact) => byKey(slot, fact)
    || (slot.place && spots(fact).includes(spot(slot.place))));

  /** Lights up the places of the slot in focus; `at` is the one walked to. */
  function mark(at) {
    marked.forEach((fact) => fact.classList.remove('here', 'now'));
    const slot = get('slot');
    marked = slot ? prints(slot) : [];
    marked.forEach((fact, index) => { fact.classList.add('here'); fact.classList.toggle('now', index === at); });
    set('places', { count: marked.length, at: at < marked.length ? at : -1 });
  }

  function walk(step) {
    if (marked.length === 0) return;
    const { count, at } = get('places');
    const next = at < 0 ? (step > 0 ? 0 : count - 1) : (at + step + count) % count;
    mark(next);
    pages.reveal(marked[next]);
  }

  let last = '';
  on('slot', (slot) => {
    mark(-1);
    if (slot && slot.id !== last && marked.length > 0 && !marked.some(pages.isVisible)) pages.reveal(marked[0]);
    last = slot ? slot.id : '';
  });
  on('page', () => mark(get('places').at));

  function follow(fact) {
    const { key, file, line, how, parts } = fact.dataset;
    const atSpot = () => spots(fact).map(form.findSpot).find(Boolean);
    const slot = isNumber(key) ? form.findKey(key) || atSpot() : atSpot() || form.findKey(key);
    if (slot) { form.focusSlot(slot); return; }
    const told = [['出处', `${file}:${line}`], ['得出', how], ['另见', parts]].filter(([, value]) => value);
    const made = partsOf(spots(fact));
    popover(fact, key || '这个数', h('div', null,
      h('dl', null, told.filter(([term]) => made.length === 0 || term === '得出').map(([term, value]) => h('div', null, h('dt', null, term), h('dd', null, value)))),
      made.length > 0 ? [h('p', null, '由这几处合成，点一处去填：'), h('ul', { class: 'plain parts' }, made)]
        : h('p', null, '它不在这张表里，要改请打开上面的文件。')));
  }

  /** Links to the fields of other units that a number is made of. */
  function partsOf(places) {
    const units = get('board').streets.flatMap((street) => street.units);
    const unitOf = (place) => units.find((unit) => place.includes(`/${unit.id}.yaml:`));
    return places.map((place) => [place, unitOf(place)]).filter(([, unit]) => unit).map(([place, unit]) => {
      const href = unitAddress(unit, get('route').year, { place });
      return href && h('li', null, h('a', { href, onclick: closePopover }, unit.name), h('span', { class: 'spot' }, place.replace(/^.*\/(\d{4})\/.*:(\d+):\d+$/, '$1年第$2行')));
    }).filter(Boolean);
  }

  pages.root.addEventListener('click', (event) => {
    const fact = event.target.closest('data.fact');
    if (fact) follow(fact);
    const note = event.target.closest('.note');
    if (note) host.dispatchEvent(new CustomEvent('note', { detail: note }));
  });
  pages.root.addEventListener('keydown', (event) => {
    const fact = event.target.closest('data.fact');
    if (event.key !== 'Enter' || !fact) return;
    event.preventDefault();
    follow(fact);
  });
  return { walk };
}

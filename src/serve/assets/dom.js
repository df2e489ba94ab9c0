// Makes elements from plain data: text is always text, never markup.
const SVG = 'http://www.w3.org/2000/svg';
const PROPERTIES = new Set(['value', 'checked', 'disabled', 'hidden', 'open', 'selected', 'textContent']);

/** h('p', { class: 'x', onclick: f }, 'text', node): an element; empty children (null, false) are left out. */
export function h(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === undefined || value === null) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (PROPERTIES.has(name)) node[name] = value;
    else if (value !== false) node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const PATHS = {
  back: 'M10 3 5 8l5 5',
  undo: 'M6 4 3 7l3 3M3.5 7H10a3 3 0 0 1 0 6H7',
  clock: 'M8 4.5V8l2.5 1.5M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z',
  columns: 'M2.5 3h4.5v10H2.5zM9 3h4.5v10H9z',
  download: 'M8 2.5v7.5m-3-3 3 3 3-3M3 13.5h10',
  print: 'M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z',
  build: 'M5 3.5v9l7-4.5z',
  folder: 'M2 4h4l1.5 1.5H14v7.5H2z',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  search: 'M10.5 10.5 14 14M12 7A5 5 0 1 1 2 7a5 5 0 0 1 10 0Z',
  close: 'm4 4 8 8m0-8-8 8',
};

/** A decorative 16 px line drawing. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  for (const [key, value] of Object.entries({ viewBox: '0 0 16 16', width: 16, height: 16, class: 'icon', 'aria-hidden': true, focusable: false })) {
    svg.setAttribute(key, value);
  }
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

/** A button with an optional drawing before its words. */
export function button(words, onclick, { drawing, ...attributes } = {}) {
  return h('button', { type: 'button', class: 'button', onclick, ...attributes }, drawing && icon(drawing), words);
}

/** A mark and its word: meaning never hangs on colour alone. */
export function badge(kind, mark, word) {
  return h('span', { class: `badge ${kind}` }, h('span', { class: 'mark', 'aria-hidden': 'true' }, mark), ' ', word);
}

/** Redraws what is in `node` and puts the focus and the scrolling back where they were. */
export function redraw(node, work) {
  const active = node.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
  const boxes = () => [...node.querySelectorAll('.matrix-box')];
  const scrolled = boxes().map((box) => [box.scrollLeft, box.scrollTop]);
  work();
  boxes().forEach((box, index) => { if (scrolled[index]) box.scrollTo(...scrolled[index]); });
  if (active && !node.contains(document.activeElement)) {
    const again = node.querySelector(`a[href="${CSS.escape(active)}"]`);
    if (again) again.focus({ preventScroll: true });
  }
}

/** Fills a select, keeping what is chosen if it is still there. */
export function fill(select, options, chosen) {
  select.replaceChildren(...options.map(([value, words]) => h('option', { value, selected: value === String(chosen) }, words)));
}

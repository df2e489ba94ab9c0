// Draws findings: mark and word, code, message, help, place, and the source line on demand.
import { badge, button, h } from './dom.js';
import { LEVELS, where } from './words.js';

const ORDER = ['error', 'warning', 'info'];

/** One finding. `actions` are more buttons for it; `of` names the documents it is found in. */
export function findingItem(finding, actions, of) {
  const [mark, word] = LEVELS[finding.level];
  return h('li', { class: `finding ${finding.level}` },
    h('p', { class: 'said', onclick: lead }, badge(finding.level, mark, word), ' ', h('code', null, finding.code), ' ', finding.message),
    finding.help && h('p', { class: 'help' }, `怎么办：${finding.help}`),
    h('div', { class: 'finding-foot' },
      of && h('span', null, of), finding.place && h('span', { class: 'place' }, where(finding.place)), actions),
    finding.excerpt && h('details', { class: 'excerpt' }, h('summary', null, '看原文'), h('pre', { tabindex: '0' }, finding.excerpt)));
}

/** A click on the words does what the first thing below them does. */
function lead(event) {
  const first = event.currentTarget.parentNode.querySelector('.button, summary');
  if (first) first.click();
}

/** Errors first; the same finding only once, with everything it was found in. */
export function gather(pairs) {
  const found = new Map();
  for (const [finding, of] of pairs) {
    const key = [finding.code, finding.message, where(finding.place)].join('|');
    if (!found.has(key)) found.set(key, { finding, of: [] });
    if (of) found.get(key).of.push(of);
  }
  return [...found.values()].sort((one, other) => ORDER.indexOf(one.finding.level) - ORDER.indexOf(other.finding.level));
}

/** How many of each level, as badges. */
export function tally(findings) {
  return ORDER.map((level) => [level, findings.filter((finding) => finding.level === level).length])
    .filter(([, count]) => count > 0)
    .map(([level, count]) => badge(level, LEVELS[level][0], `${LEVELS[level][1]} ${count}`));
}

/** The panel for a finding without a field here. */
export function findingPanel(finding) {
  return h('ul', { class: 'plain' }, openExcerpt(findingItem(finding)));
}

function openExcerpt(item) {
  const excerpt = item.querySelector('details');
  if (excerpt) excerpt.open = true;
  return item;
}

export const findingButton = (words, onclick) => button(words, onclick, { class: 'button small' });

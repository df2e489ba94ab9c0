// Owns what stands above the pages: title and counts, findings, and the problem of a broken file.
import { h } from './dom.js';
import { findingButton, findingItem, findingPanel, gather, tally } from './findings.js';
import { popover } from './notices.js';
import { get, on } from './store.js';
import { spot } from './words.js';

export function createPanel(pages, form, host) {
  const title = h('h1', { class: 'doc-title' });
  const counts = h('span', { class: 'doc-counts' });
  const badges = h('span', { class: 'badges' });
  const list = h('ul', { class: 'plain' });
  const findings = h('details', { id: 'findings', class: 'doc-findings' }, h('summary', null, badges), list);
  const problem = h('section', { id: 'problem', class: 'broken', hidden: true, role: 'alert' });
  const last = h('p', { class: 'last-good', hidden: true }, '这是上一次的样子');
  const node = h('div', { class: 'desk-head' }, h('div', { class: 'doc-line' }, title, counts), findings, problem, last);
  let current = [];

  function show(page) {
    current = gather(page.findings.map((finding) => [finding])).map((one) => one.finding);
    title.textContent = page.title;
    counts.textContent = [`${page.pages} 页`, `${page.characters} 字`, page.gaps > 0 && `△ 待补 ${page.gaps} 处`].filter(Boolean).join(' · ');
    badges.replaceChildren(...tally(current));
    findings.hidden = current.length === 0;
    showList();
    showProblem(page);
  }

  const showList = () => list.replaceChildren(...current.map((finding) => findingItem(finding, actionsOf(finding))));

  function showProblem({ blocked, problem: text, stale, html }) {
    const wrong = Boolean(blocked || text);
    problem.hidden = !wrong;
    problem.replaceChildren(...(wrong ? [h('h2', null, `✘ ${blocked || '这份文件出不来'}`),
      text && h('pre', { tabindex: '0', 'aria-label': '问题全文' }, text),
      h('p', null, '改好文件并保存，这里马上恢复。')].filter(Boolean) : []));
    last.hidden = !(stale && html);
    host.classList.toggle('stale', !last.hidden);
    host.hidden = !html && wrong;
  }

  function actionsOf(finding) {
    const slot = finding.place && form.findSpot(spot(finding.place));
    const note = noteOf(finding);
    return [slot ? findingButton('去填', () => form.focusSlot(slot)) : finding.place && findingButton('看出处', (event) => tellOf(finding, event.target)),
      note && findingButton('看这一段', () => { const now = noteOf(finding); if (now) pages.reveal(now); })];
  }

  const noteOf = (finding) => [...pages.root.querySelectorAll('.note')].find((note) => note.textContent.includes(finding.message));
  const tellOf = (finding, anchor) => popover(anchor, '出处', findingPanel(finding));

  function follow(finding, anchor) {
    const slot = finding.place && form.findSpot(spot(finding.place));
    if (slot) form.focusSlot(slot); else tellOf(finding, anchor);
  }

  host.addEventListener('note', ({ detail }) => {
    const finding = current.find((one) => detail.textContent.includes(one.message));
    if (finding) follow(finding, detail);
  });

  on('form', () => { if (get('page')) showList(); });

  /** Shows the finding of `place`, which is no field of this form. */
  function open(place) {
    findings.open = true;
    const finding = current.find((one) => one.place && spot(one.place) === place);
    if (finding) tellOf(finding, findings);
  }
  return { node, show, open };
}

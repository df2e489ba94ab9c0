// Owns the first view: counts, filter and search over documents, missing figures and findings of the street.
import { createBuild } from './build.js';
import { h, icon, redraw } from './dom.js';
import { documentTable } from './documents.js';
import { findingItem, gather, tally } from './findings.js';
import { legend, matrixTable } from './matrix.js';
import { unitAddress } from './route.js';
import { get, on } from './store.js';
import { spot, statusOf, unitName } from './words.js';

const FILTERS = [['all', '全部'], ['trouble', '有问题'], ['gaps', '缺数']];
const gapsOf = (unit) => unit.states.filter((state) => state === 'missing').length;

const told = (findings) => findings.map((one) => `${one.code} ${one.message} ${one.help}`).join(' ');

export function createBoard() {
  const build = createBuild();
  const title = h('h1');
  const totals = h('p', { class: 'totals' });
  const search = h('input', { type: 'search', id: 'search', placeholder: '搜社区、文件、指标、问题', 'aria-label': '搜社区、文件、指标或问题的文字', oninput: draw });
  const radios = FILTERS.map(([value, words]) => [value, h('input', { type: 'radio', name: 'filter', value, id: `filter-${value}`, checked: value === 'all', onchange: draw }), words, h('span', { class: 'number' })]);
  const filters = h('fieldset', { class: 'filters' }, h('legend', { class: 'unseen' }, '看哪些文件'),
    radios.map(([value, radio, words, number]) => h('label', { for: `filter-${value}` }, radio, h('span', null, words, ' ', number))));
  const lackingOnly = h('input', { type: 'checkbox', id: 'lacking-only', onchange: draw });
  const documents = h('div', { class: 'section-body', id: 'board' });
  const matrix = h('div', { class: 'section-body', id: 'matrix' });
  const findings = h('div', { class: 'section-body', id: 'findings' });
  const sections = [
    section('documents', '文件', documents),
    section('figures', '数据', matrix, h('div', { class: 'matrix-tools' }, legend(), h('label', { class: 'check' }, lackingOnly, '只看有缺数的'))),
    section('problems', '问题', findings),
  ];
  const links = h('nav', { class: 'section-links', 'aria-label': '本页各部分' }, sections.map(({ node, words }) => h('button', {
    type: 'button', class: 'link', onclick: () => { node.scrollIntoView(); node.focus({ preventScroll: true }); } }, words)));
  const node = h('div', { class: 'board' },
    h('div', { class: 'board-head' }, h('div', null, title, totals), h('div', { class: 'buttons' }, build.buttons)),
    build.folder, build.panels,
    h('div', { class: 'board-tools' }, filters, h('div', { class: 'search' }, icon('search'), search), links),
    sections.map((one) => one.node));

  const picked = () => radios.find(([, radio]) => radio.checked)[0];
  const terms = () => search.value.trim().split(/\s+/).filter(Boolean);

  /** What is wrong with a unit's facts is wrong with all its documents. */
  function troubled(unit, doc) {
    return !['ready', 'checking'].includes(doc.status) || doc.errors + doc.warnings > 0 || unit.findings.some((one) => one.level !== 'info');
  }

  function passes(filter, unit, doc) {
    return filter === 'all' || (filter === 'trouble' ? troubled(unit, doc) : doc.gaps + gapsOf(unit) > 0);
  }

  const labels = (street, unit) => street.indicators.filter((_, at) => unit.states[at] !== 'unset').map((one) => one.label).join(' ');

  function matcher(street) {
    const wanted = terms();
    const filter = picked();
    return (unit, doc) => {
      const words = [unit.name, doc.kind, doc.title, doc.reason, told(unit.findings), told(doc.findings), wanted.length > 0 && labels(street, unit)].join(' ');
      return passes(filter, unit, doc) && wanted.every((term) => words.includes(term));
    };
  }

  function draw() {
    const board = get('board');
    const all = board.streets.flatMap((street) => street.units.flatMap((unit) => unit.documents.map((doc) => [unit, doc])));
    showNumbers(board, all);
    redraw(node, () => {
      showDocuments();
      matrix.replaceChildren(...board.streets.flatMap((street) => drawMatrix(street, board)));
      findings.replaceChildren(...drawFindings(board));
    });
  }

  function showDocuments() {
    const board = get('board');
    const built = get('build') ? get('build').titles : new Map();
    documents.replaceChildren(...board.streets.flatMap((street) => drawDocuments(street, board, built)));
  }

  /** 全部 and 有问题 count documents, 缺数 counts figures. */
  function showNumbers(board, all) {
    const lacking = board.streets.flatMap((street) => street.units).reduce((sum, unit) => sum + gapsOf(unit), 0);
    for (const [value, , , number] of radios) {
      number.textContent = value === 'gaps' ? `${lacking} 个` : `${all.filter(([unit, doc]) => passes(value, unit, doc)).length} 份`;
    }
  }

  const titled = (board, street, made) => (board.streets.length > 1 ? [h('h3', null, street.name), made] : [made]);
  const nothing = (words) => h('p', { class: 'nothing' }, words);

  function drawDocuments(street, board, built) {
    const match = matcher(street);
    const any = street.units.some((unit) => unit.documents.some((doc) => match(unit, doc)));
    return titled(board, street, any ? documentTable(street, board.year, match, built) : nothing('没有符合的文件'));
  }

  function drawMatrix(street, board) {
    let units = street.units;
    let columns = street.indicators.map((indicator, at) => ({ ...indicator, at }));
    for (const term of terms()) {
      const byUnit = units.filter((unit) => unit.name.includes(term));
      const byColumn = columns.filter((column) => `${column.label} ${column.key} ${column.family}`.includes(term));
      if (byUnit.length > 0) units = byUnit;
      if (byColumn.length > 0) columns = byColumn;
      if (byUnit.length + byColumn.length === 0) columns = [];
    }
    if (lackingOnly.checked || picked() === 'gaps') {
      units = units.filter((unit) => columns.some((column) => unit.states[column.at] === 'missing'));
      columns = columns.filter((column) => units.some((unit) => unit.states[column.at] === 'missing'));
    }
    return titled(board, street, units.length > 0 && columns.length > 0 ? matrixTable(street, board.year, units, columns) : nothing('没有符合的数'));
  }

  function drawFindings(board) {
    const units = board.streets.flatMap((street) => street.units);
    const groups = [
      { name: '模板和设置', found: gather(board.findings.map((finding) => [finding])) },
      ...units.map((unit) => ({ name: unitName(unit, board.streets), unit, found: gather([...unit.findings.map((finding) => [finding]),
        ...unit.documents.flatMap((doc) => doc.findings.map((finding) => [finding, doc.kind]))]) })),
    ];
    const wanted = terms();
    const shown = groups.map((group) => ({ ...group, found: group.found.filter(({ finding, of }) => {
      const words = [group.name, told([finding]), finding.place && finding.place.file, ...of].join(' ');
      return wanted.every((term) => words.includes(term)) && (picked() === 'all' || finding.level !== 'info');
    }) })).filter((group) => group.found.length > 0);
    if (shown.length === 0) return [nothing('没有问题')];
    return shown.map((group) => h('section', { class: 'unit-findings' },
      h('h3', null, group.name, ' ', tally(group.found.map((one) => one.finding))),
      h('ul', { class: 'plain' }, group.found.map(({ finding, of }) => findingItem(finding, lead(group.unit, finding, of, board.year), of.join('、'))))));
  }

  /** A finding in the facts of a unit leads to its field. */
  function lead(unit, finding, of, year) {
    if (!unit || !finding.place || !finding.place.file.startsWith('content/')) return null;
    const href = unitAddress(unit, year, { ...(of[0] && { kind: of[0] }), place: spot(finding.place) });
    return href && h('a', { class: 'button small', href }, '去填');
  }

  function show(board) {
    title.textContent = `${board.project}　${board.year}年`;
    const docs = board.streets.flatMap((street) => street.units.flatMap((unit) => unit.documents));
    const count = (status) => docs.filter((doc) => statusOf(doc)[0] === status).length;
    totals.textContent = `共 ${docs.length} 份：✔ 可定稿 ${count('ready')}　⚠ 还差几处 ${count('draft')}　✘ 出不来 ${count('failed')}${board.checking ? '　…　正在重新检查' : ''}`;
    build.show(board);
    draw();
  }

  on('build', () => { if (node.isConnected) redraw(documents, showDocuments); });
  return { node, show };
}

function section(id, words, body, tools) {
  return { words, node: h('section', { id, class: 'section', tabindex: '-1', 'aria-labelledby': `${id}-title` },
    h('div', { class: 'section-head' }, h('h2', { id: `${id}-title` }, words), tools), body) };
}

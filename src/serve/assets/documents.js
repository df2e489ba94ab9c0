// Owns the table of documents: a unit a row, a 文种 a column, each cell with mark, word, counts and pages.
import { docxAddress } from './api.js';
import { badge, h, icon } from './dom.js';
import { tally } from './findings.js';
import { handOver } from './handover.js';
import { address, unitAddress } from './route.js';
import { countsOf, statusOf } from './words.js';

/** Draws the table of one street; `match(unit, doc)` says which documents are asked for. */
export function documentTable(street, year, match, built) {
  const kinds = [...new Set(street.units.flatMap((unit) => unit.documents.map((doc) => doc.kind)))];
  const rows = street.units.filter((unit) => unit.documents.some((doc) => match(unit, doc)));
  return h('table', { class: 'documents' },
    h('caption', { class: 'unseen' }, `${street.name}的文件：每行一个单位，每列一个文种`),
    h('thead', null, h('tr', null, h('th', { scope: 'col' }, '单位'), kinds.map((kind) => h('th', { scope: 'col' }, kind)))),
    h('tbody', null, rows.map((unit) => h('tr', null,
      h('th', { scope: 'row' }, h('a', { href: unitAddress(unit, year) }, unit.name),
        unit.tier === '街道' && h('span', { class: 'tier' }, '街道'), tally(unit.findings.filter((one) => one.level !== 'info'))),
      kinds.map((kind) => cell(unit, unit.documents.find((doc) => doc.kind === kind), kind, year, match, built))))));
}

function cell(unit, doc, kind, year, match, built) {
  if (!doc) return h('td', { class: 'empty' }, h('span', { class: 'unseen' }, '没有这个文种'));
  const [status, mark, word] = statusOf(doc);
  const made = built.get(doc.title);
  const target = { unit: unit.id, kind: doc.kind, year };
  return h('td', { 'data-doc': `${unit.id}|${doc.kind}`, 'data-label': kind, class: match(unit, doc) ? status : `${status} faded` },
    h('a', { class: 'doc', href: address('edit', target), 'aria-label': [doc.title, word, doc.reason, ...countsOf(doc), `${doc.pages}页`].filter(Boolean).join('，') },
      badge(status, mark, word),
      h('span', { class: 'counts' }, [...countsOf(doc), doc.pages > 0 && `${doc.pages} 页`].filter(Boolean).join(' · ')),
      doc.reason && h('span', { class: 'reason' }, doc.reason),
      made && h('span', { class: 'made' }, made)),
    doc.pages > 0 && h('a', { class: 'get', href: docxAddress(year, unit.id, doc.kind), download: '', onclick: handOver, title: '下载 DOCX', 'aria-label': `下载 DOCX：${doc.title}` }, icon('download')));
}

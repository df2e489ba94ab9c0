// Reads and writes the address: `#/` is the board, `#/edit?unit=…&kind=…&year=…` a document.
const NAMES = ['unit', 'kind', 'year', 'field', 'place'];

export function parse(hash) {
  const [path, search = ''] = hash.replace(/^#/, '').split('?');
  const parameters = new URLSearchParams(search);
  const route = { view: path === '/edit' ? 'edit' : 'board' };
  for (const name of NAMES) route[name] = parameters.get(name) || '';
  route.year = Number(route.year) || 0;
  return route;
}

/** Where a unit is filled in, by its first document; null for a unit that has none. */
export const unitAddress = (unit, year, more) => (unit.documents.length === 0 ? null
  : address('edit', { unit: unit.id, kind: unit.documents[0].kind, year, ...more }));

export function address(view, parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value);
  const search = new URLSearchParams(given).toString();
  return `#/${view === 'edit' ? 'edit' : ''}${search ? `?${search}` : ''}`;
}

// Tells slots and rows again after the form was read anew: an item of a list goes by what it is called, its place says nothing.

/** An id with the places in lists left open. */
export const shapeOf = (id) => id.replace(/,\d+(?=[,\]])/g, ',#');
/** A text of a list: it has no name, only what it says. */
export const isText = (slot) => /,\d+\]$/.test(slot.id);
/** Up to the outermost item that a slot is in; null outside lists. */
export const outermost = (id) => (/^\[\d+,.*?,\d+(?=[,\]])/.exec(id) || [null])[0];

/** Every row and every slot of a form. */
export const rowsOf = (form) => form.groups.flatMap((group) => group.rows);
export const slotsOf = (form) => rowsOf(form).flatMap((row) => row.slots);

/** The slot of `slots` that is the one that was `slot`, whose value was `value`; null where none is, or it cannot be told. */
export function again(slot, value, slots) {
  if (shapeOf(slot.id) === slot.id) return slots.find((one) => one.id === slot.id) || null;
  const same = slots.filter((one) => one.item === slot.item && one.fresh === slot.fresh && shapeOf(one.id) === shapeOf(slot.id)
    && (!isText(slot) || slot.fresh || one.value === value));
  return same.length === 1 ? same[0] : same.find((one) => one.id === slot.id && isText(one)) || null;
}

/** What a row goes by. Once an item is added, the row for the next one is another. */
export const nameOf = (row) => JSON.stringify(row.item ? [shapeOf(row.item.id), row.item.item] : [row.key, row.adds ? row.slots[0].id : '']);

/** What decides whether a row that was read again is still the same fields. */
export const fieldsOf = (row) => JSON.stringify([row.unit, row.rate, row.parts, Boolean(row.item),
  row.slots.map((slot) => [shapeOf(slot.id), slot.label, slot.long, slot.main, slot.fresh, slot.choices])]);

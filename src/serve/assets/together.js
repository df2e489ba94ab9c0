// Scrolls two documents together: where both have a heading they stand side by side, between headings in proportion.

/** Ties the scrolling of two pages while `isOpen()`. */
export function scrollTogether(one, other, isOpen) {
  /* Where each was last put by the other: that does not move the other back. */
  const put = new Map();
  const place = ({ scroller }) => Math.round(scroller.scrollTop);
  tie(one, other);
  tie(other, one);

  function tie(from, to) {
    let waiting = false;
    from.scroller.addEventListener('scroll', () => {
      if (!isOpen() || waiting || put.get(from) === place(from)) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        put.delete(from);
        to.scroller.scrollTop = across(from, to);
        put.set(to, place(to));
      });
    }, { passive: true });
  }
}

/** Where `to` stands when `from` is where it is. */
function across(from, to) {
  const here = from.scroller.scrollTop;
  const marks = [[0, 0], ...pairs(from.headings(), to.headings()), [end(from), end(to)]];
  const found = marks.findIndex(([place]) => place > here);
  const next = found < 1 ? marks.length - 1 : found;
  const [[start, startTo], [stop, stopTo]] = [marks[next - 1], marks[next]];
  const there = stop > start ? startTo + ((here - start) / (stop - start)) * (stopTo - startTo) : stopTo;
  // One may begin further down the window than the other.
  return there + to.scroller.getBoundingClientRect().top - from.scroller.getBoundingClientRect().top;
}

const end = ({ scroller }) => scroller.scrollHeight - scroller.clientHeight;

/** The headings that both have, in their order. */
function pairs(ours, theirs) {
  const found = [];
  let at = 0;
  for (const { words, top } of ours) {
    const index = theirs.findIndex((one, place) => place >= at && one.words === words);
    if (index < 0) continue;
    found.push([top, theirs[index].top]);
    at = index + 1;
  }
  return found;
}

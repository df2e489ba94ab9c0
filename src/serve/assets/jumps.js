// Owns the jump list beside the form: one button a group, how many figures it lacks, and which group is being read.
import { button, h } from './dom.js';

/** The list for the groups that lie in `scroll`. */
export function createJumps(scroll) {
  const node = h('nav', { class: 'jumps', 'aria-label': '跳到一组' });
  const jumps = new Map();
  let shown = [];

  function createJump(group) {
    const lack = h('span', { class: 'lack' });
    const go = () => {
      group.unfold();
      group.node.scrollIntoView({ block: 'start' });
      group.heading.focus({ preventScroll: true });
    };
    return { lack, node: button([group.name, lack], go, { class: 'jump' }) };
  }

  /** Shows the groups. Buttons stay the same nodes: one may just be pressed. */
  function show(groups) {
    shown = groups;
    for (const group of groups) {
      if (!jumps.has(group)) jumps.set(group, createJump(group));
      const missing = group.rows.filter((row) => row.isMissing()).length;
      const { lack } = jumps.get(group);
      lack.hidden = missing === 0;
      lack.textContent = `缺${missing}`;
    }
    for (const group of [...jumps.keys()]) if (!groups.includes(group)) jumps.delete(group);
    const nodes = groups.map((group) => jumps.get(group).node);
    if (nodes.length !== node.childElementCount || nodes.some((one, index) => one !== node.children[index])) node.replaceChildren(...nodes);
    follow();
  }

  /** The group that holds the focus while one sees it, else the one at the top. */
  function follow() {
    const view = scroll.getBoundingClientRect();
    const open = shown.filter((group) => !group.node.hidden);
    const focus = document.activeElement.getBoundingClientRect();
    const inView = focus.bottom > view.top && focus.top < view.bottom;
    const reading = (inView && open.find((group) => group.node.contains(document.activeElement)))
      || open.filter((group) => group.node.getBoundingClientRect().top <= view.top + 8).pop() || open[0];
    for (const [group, jump] of jumps) jump.node.setAttribute('aria-current', String(group === reading));
  }

  scroll.addEventListener('scroll', () => requestAnimationFrame(follow), { passive: true });
  scroll.addEventListener('focusin', follow);
  return { node, show };
}

// Speaks to the reader: the status line, the banner of a lost connection, and small popovers.
import { button, h } from './dom.js';

const status = document.getElementById('status');
const banner = document.getElementById('banner');

/** One line for everyone, read out by screen readers. */
export function say(words, bad = false) {
  status.textContent = words;
  status.classList.toggle('bad', bad);
  status.title = words;
}

export const sayError = (error) => say([error.message, error.help].filter(Boolean).join('。'), true);

export function showConnection(online) {
  banner.hidden = online;
  banner.replaceChildren(...(online ? [] : [
    h('strong', null, '拟稿已停止，请重新打开'),
    h('span', null, '这一页填的内容都还在，重新打开后会自动接上。'),
  ]));
}

/** A small panel beside `anchor`; Esc or 关闭 takes it away and gives the focus back. */
export function popover(anchor, title, content) {
  closePopover();
  const back = document.activeElement;
  const close = () => { panel.remove(); if (back && back.isConnected) back.focus({ preventScroll: true }); };
  const panel = h('div', { class: 'popover', role: 'dialog', 'aria-label': title, tabindex: '-1', id: 'popover' },
    h('div', { class: 'popover-head' }, h('h2', null, title), button('关闭', close, { drawing: 'close', class: 'button quiet' })),
    content);
  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  });
  document.body.append(panel);
  place(panel, anchor.getBoundingClientRect());
  panel.focus({ preventScroll: true });
}

export function closePopover() {
  const open = document.getElementById('popover');
  if (open) open.remove();
}

function place(panel, box) {
  const { offsetWidth, offsetHeight } = panel;
  const left = Math.max(8, Math.min(box.left, innerWidth - offsetWidth - 8));
  const below = box.bottom + 6;
  const top = below + offsetHeight < innerHeight ? below : Math.max(8, box.top - offsetHeight - 6);
  panel.style.left = `${left}px`;
  panel.style.top = `${Math.min(top, Math.max(8, innerHeight - offsetHeight - 8))}px`;
}

document.addEventListener('pointerdown', (event) => {
  const open = document.getElementById('popover');
  if (open && !open.contains(event.target)) closePopover();
});

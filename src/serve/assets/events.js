// Listens to the server: passes its events on, and knows whether it is still there.
import { renewToken } from './api.js';
import { get, set, tell } from './store.js';

const RETRY = 1500;

let source = null;

export function listen() {
  source = new EventSource('/api/events');
  source.addEventListener('open', async () => {
    if (get('online')) return;
    await renewToken().catch(() => {});
    set('online', true);
  });
  source.addEventListener('error', () => {
    set('online', false);
    if (source && source.readyState === EventSource.CLOSED) setTimeout(listen, RETRY);
  });
  for (const name of ['changed', 'checked', 'build', 'built']) {
    source.addEventListener(name, (event) => tell(`server:${name}`, JSON.parse(event.data)));
  }
}

/* A browser has six connections to one address: a tab that nobody looks at must not keep one. */
document.addEventListener('visibilitychange', () => {
  if (document.hidden && source) {
    source.close();
    source = null;
  } else if (!document.hidden && !source) {
    listen();
    tell('server:changed', {});
  }
});

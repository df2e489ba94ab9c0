// Hands a file over: with all that is typed, and with the server's words when there is none to hand over.
import { download } from './api.js';
import { settled } from './edits.js';
import { say, sayError } from './notices.js';

/** What a download link does when it is clicked. */
export async function handOver(event) {
  event.preventDefault();
  const { href } = event.currentTarget;
  if (!await settled()) { say('有的栏目还没有存进去，请先处理好再下载', true); return; }
  try {
    const missing = await download(href);
    if (missing > 0) say(`已下载，但有 ${missing} 份没有出来，原因写在包里的“没有出来的.txt”`, true);
  } catch (error) {
    sayError(error);
  }
}

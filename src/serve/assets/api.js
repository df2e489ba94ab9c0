// Speaks with the server: one function a request; every failure is an ApiError with words for the reader.
class ApiError extends Error {
  constructor(status, body) {
    super(body.message);
    this.status = status;
    this.help = body.help || '';
    this.body = body;
  }
}

const meta = document.querySelector('meta[name=token]');
const SILENT = { message: '拟稿没有回应', help: '拟稿可能已经关掉，请重新打开' };

const query = (parameters) => new URLSearchParams(Object.entries(parameters).filter(([, value]) => value)).toString();

/** A restarted server has another token: take it from its page. */
export async function renewToken() {
  const text = await (await fetch('/', { cache: 'no-store' })).text();
  meta.content = new DOMParser().parseFromString(text, 'text/html').querySelector('meta[name=token]')?.content ?? meta.content;
}

async function send(path, options) {
  try {
    return await fetch(path, { cache: 'no-store', ...options });
  } catch (error) {
    throw error.name === 'AbortError' ? error : new ApiError(0, SILENT);
  }
}

async function read(response) {
  const body = await response.json().catch(() => ({ message: response.status === 413 ? '太长了，一次存不下' : `拟稿答不上来（${response.status}）` }));
  if (!response.ok) throw new ApiError(response.status, body);
  return body;
}

const load = async (path, parameters, signal) => read(await send(`${path}?${query(parameters)}`, { signal }));

async function post(path, body, signal) {
  const once = () => send(path, {
    method: 'POST',
    signal,
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', 'X-Nigao-Token': meta.content },
  });
  const response = await once();
  if (response.status !== 403) return read(response);
  await renewToken();
  return read(await once());
}

export const loadBoard = (year) => load('/api/board', { year });
export const loadForm = (year, unit) => load('/api/form', { year, unit });
export const loadPage = (year, unit, kind, signal) => load('/api/page', { year, unit, kind }, signal);
export const loadHistory = () => load('/api/history', {});
export const preview = (document, edits, signal) => post('/api/preview', { ...document, edits }, signal);
export const save = (year, unit, { id, item }, before, value, beside) => post('/api/save', { year, unit, id, item, before, value, beside });
export const remove = (year, unit, { id, item }) => post('/api/remove', { year, unit, id, item });
export const undo = () => post('/api/undo', {});
export const build = (year) => post('/api/build', { year });
export const openFolder = () => post('/api/open', {});
export const docxAddress = (year, unit, kind) => `/download/docx?${query({ year, unit, kind })}`;
/** Hands a file over to the reader, or throws what the server says against it; how many documents are not in it. */
export async function download(address) {
  const response = await send(address, {});
  if (!response.ok) await read(response);
  const name = decodeURIComponent((/filename\*=UTF-8''([^;]+)/.exec(response.headers.get('Content-Disposition')) || [])[1] || '');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  return Number(response.headers.get('X-Nigao-Missing') || 0);
}
export const zipAddress = (year) => `/download/zip?${query({ year })}`;

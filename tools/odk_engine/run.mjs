// Fills forms in with ODK's engine. A request is a line of JSON on standard input, an answer a line on standard
// output for each filling; README.md describes both.
import { createInterface } from 'node:readline';

import { loadEngine, setClock } from './browser.mjs';
import { fill } from './filling.mjs';

const { loadForm } = await loadEngine();

const attachments = (files) => async (url) => {
  const name = decodeURIComponent(String(url).split('/').pop());
  if (!(name in files)) {
    return new Response('', { status: 404 });
  }
  return new Response(files[name], { headers: { 'content-type': mediaType(name) } });
};

const mediaType = (name) => {
  const ending = name.split('.').pop().toLowerCase();
  return { csv: 'text/csv', geojson: 'application/geo+json' }[ending] ?? 'text/xml';
};

const answerOf = async ({ xform, files = {}, now, fillings }) => {
  setClock(now);
  const form = await loadForm(xform, { fetchFormAttachment: attachments(files) });
  if (form.status === 'failure') {
    const reasons = form.error.errors?.map(String) ?? [];
    return [{ error: [String(form.error), ...reasons].join(' ') }];
  }
  return fillings.map((filling, number) => {
    try {
      return { filling: number, steps: fill(form, filling) };
    } catch (error) {
      return { filling: number, error: String(error) };
    }
  });
};

for await (const line of createInterface({ input: process.stdin })) {
  for (const answer of await answerOf(JSON.parse(line))) {
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}

// Tells how long the engine takes: a line {"load": xform} or {"answer": [path, value]}, answered by {"seconds": …}.
import { createInterface } from 'node:readline';

import { loadEngine } from './browser.mjs';
import { give } from './filling.mjs';

const { loadForm } = await loadEngine();
const seconds = () => Number(process.hrtime.bigint()) / 1e9;
let root;

for await (const line of createInterface({ input: process.stdin })) {
  const { load, answer } = JSON.parse(line);
  const begun = seconds();
  let refused = '';
  if (load) {
    ({ root } = (await loadForm(load)).createInstance());
  } else {
    refused = give(root, ...answer);
  }
  const took = seconds() - begun;
  process.stdout.write(`${JSON.stringify({ seconds: took, refused })}\n`);
}

// What the engine expects of a browser, and a clock that stands still. Imported before the engine, which looks at
// both when it is loaded.
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('', { url: 'https://localhost/' });
for (const name of Object.getOwnPropertyNames(window)) {
  if (!(name in globalThis)) {
    globalThis[name] = window[name];
  }
}

const RealDate = Date;
let moment = RealDate.now();

globalThis.Date = class extends RealDate {
  constructor(...parts) {
    super(...(parts.length ? parts : [moment]));
  }

  static now() {
    return moment;
  }
};

/** Let the clock stand at a local time such as "2024-03-05T10:20:30". */
export const setClock = (text) => {
  moment = new RealDate(text).getTime();
};

/** Load the engine. It is built for browsers, and where it sees node it looks for files that it does not have. */
export const loadEngine = async () => {
  const { process } = globalThis;
  delete globalThis.process;
  try {
    return await import('@getodk/xforms-engine');
  } finally {
    globalThis.process = process;
  }
};

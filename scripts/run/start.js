// Plain JavaScript that an old Node can read: it says what is wrong before anything modern is loaded.
import { fileURLToPath } from 'node:url';

const OLDEST = [20, 19];

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  process.stderr.write(
    'PartyQuiz needs Node ' +
      OLDEST.join('.') +
      ' or newer, this is ' +
      process.versions.node +
      ': install a newer one from https://nodejs.org.\n'
  );
  process.exit(1);
}

const fail = (sentence) => {
  process.stderr.write(sentence + '\n');
  process.exit(1);
};

import('./start/installed.js')
  .then(({ whyNotInstalled }) => {
    const why = whyNotInstalled(fileURLToPath(new URL('../..', import.meta.url)));
    if (why !== undefined) fail(why);
    return import('tsx/esm/api');
  })
  .then(
    (tsx) => {
      tsx.register();
      return import('./start/main.ts');
    },
    () => {
      fail('PartyQuiz is not installed completely: run “npm ci” in this folder first.');
    }
  );

// Plain JavaScript that an old Node can read: it says what is wrong before anything modern is loaded.
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

import('tsx/esm/api').then(
  (tsx) => {
    tsx.register();
    return import('./start/main.ts');
  },
  () => {
    process.stderr.write('PartyQuiz is not installed completely: run “npm ci” in this folder first.\n');
    process.exit(1);
  }
);

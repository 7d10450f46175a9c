import { expect, it } from 'vitest';
import { checkLockfile } from './lockfile.ts';

it('finds an optional dependency without an entry, wherever it may lie', () => {
  const packages = {
    '': {},
    'node_modules/a': {
      version: '1.0.0',
      optionalDependencies: { 'a-linux': '1', 'a-mac': '1', 'a-win': '1' }
    },
    'node_modules/a/node_modules/a-linux': { version: '1.0.0' },
    'node_modules/a-mac': { version: '1.0.0' }
  };
  expect(checkLockfile({ packages })).toEqual([expect.stringContaining('a-win')]);
});

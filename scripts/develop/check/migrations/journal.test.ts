import { expect, it } from 'vitest';
import { checkJournal, checkReleases } from './journal.ts';

const entries = [
  { idx: 0, when: 10, tag: '0000_a' },
  { idx: 1, when: 20, tag: '0001_b' }
];

it('accepts migrations in order, with their files', () => {
  expect(checkJournal(entries, ['0000_a.sql', '0001_b.sql', 'meta'])).toEqual([]);
});

it('finds a file that is not in the journal, and an entry without a file', () => {
  expect(checkJournal(entries, ['0000_a.sql', '0002_c.sql'])).toEqual([
    expect.stringContaining('0002_c.sql is not in meta/_journal.json'),
    expect.stringContaining('0001_b is in meta/_journal.json and has no file')
  ]);
});

it('[OPS-6] finds a migration that is older than the one before it', () => {
  const late = [...entries, { idx: 2, when: 15, tag: '0002_c' }];
  expect(checkJournal(late, ['0000_a.sql', '0001_b.sql', '0002_c.sql'])).toEqual([
    expect.stringContaining('0002_c is not newer than the one before it')
  ]);
});

const release = (lastMigration: string) => ({ lastMigration, commit: 'a1b2c3' });

it('finds a release whose last migration is none', () => {
  expect(checkReleases({ '0.1.0': release('0001_b'), '0.2.0': release('0009_x') }, entries)).toEqual([
    expect.stringContaining('0.2.0 ends with 0009_x')
  ]);
});

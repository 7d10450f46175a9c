import { describe, expect, it } from 'vitest';
import { differences } from './contents.ts';
import { readManifest, writeManifest, type Manifest } from './manifest.ts';

const manifest: Manifest = {
  format: 1,
  name: 'partyquiz-20261124T113908Z',
  appVersion: '0.1.0+6792d9d',
  createdAt: '2026-11-24T11:39:08.123Z',
  postgres: '16.14',
  pgDump: 16,
  newestMigration: { when: 1_795_000_000_000, tag: '0003_operate' },
  encryption: null,
  tables: { 'public.quiz': { rows: 3, checksum: 'a1' } },
  media: [],
  files: [{ name: 'database.dump', bytes: 12, sha256: 'ab'.repeat(32) }]
};
const { name } = manifest;
const read = (changes: object) => readManifest(name, JSON.stringify({ ...manifest, ...changes }));

describe('a manifest', () => {
  it('is read as it was written', () => {
    expect(readManifest(name, writeManifest(manifest))).toEqual(manifest);
  });

  it.each([
    ['of a newer format', { format: 2 }],
    ['with media files', { media: [{ key: 'a', bytes: 1, sha256: 'ab'.repeat(32) }] }],
    [
      'with a file of another name',
      { files: [{ name: '../etc/passwd', bytes: 1, sha256: 'ab'.repeat(32) }] }
    ],
    ['without tables', { tables: undefined }]
  ])('%s is refused', (_, changes) => {
    expect(() => read(changes)).toThrow('a newer PartyQuiz made it');
  });

  it('of another backup, or cut off, is refused', () => {
    expect(() => read({ name: 'partyquiz-20250101T000000Z' })).toThrow('mixed them up');
    expect(() => readManifest(name, writeManifest(manifest).slice(0, 100))).toThrow('damaged');
  });
});

describe('the comparison of contents', () => {
  it('names each table that is not the same', () => {
    const table = { rows: 3, checksum: 'a' };
    const expected = { a: table, b: table, c: table, d: table };
    const found = { a: table, b: { ...table, rows: 2 }, c: { ...table, checksum: 'b' }, e: table };
    expect(differences(expected, found)).toEqual([
      ...['b has 2 rows instead of 3', 'c has other content', 'd is missing', 'e is not in the backup']
    ]);
    expect(differences(expected, { ...expected })).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitCommand } from './split-command.ts';

describe('a command', () => {
  it.each([
    ['pg_dump', ['pg_dump']],
    [
      '  docker exec  -i -e PGPASSWORD db\tpg_dump ',
      ['docker', 'exec', '-i', '-e', 'PGPASSWORD', 'db', 'pg_dump']
    ],
    [`"/opt/my tools/pg_dump" --verbose`, ['/opt/my tools/pg_dump', '--verbose']],
    [`a'b "c'd "e\\"f" ''`, ['ab "cd', 'e"f', '']],
    ['/opt/my\\ tools/pg_dump', ['/opt/my tools/pg_dump']],
    ['C:\\PostgreSQL\\bin\\pg_dump.exe', ['C:\\PostgreSQL\\bin\\pg_dump.exe']],
    ['', []]
  ])('%j is split into its words', (text, words) => {
    expect(splitCommand(text)).toEqual(words);
  });

  it('with an open quote is refused', () => {
    expect(() => splitCommand('"pg_dump')).toThrow('not closed');
  });

  it('is split back into whatever words it was quoted from', () => {
    const quoted = (word: string) => `'${word.replaceAll("'", `'"'"'`)}'`;
    fc.assert(
      fc.property(fc.array(fc.string()), (words) => {
        expect(splitCommand(words.map(quoted).join(' '))).toEqual(words);
      })
    );
  });
});

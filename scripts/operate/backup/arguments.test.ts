import { expect, it } from 'vitest';
import { readBackupArguments } from './arguments.ts';
import { readRestoreArguments } from './restore/arguments.ts';

it('a backup is made unless something else is asked for', () => {
  expect(readBackupArguments([])).toEqual({ action: 'create', keep: false });
  expect(readBackupArguments(['--keep'])).toEqual({ action: 'create', keep: true });
  expect(readBackupArguments(['--list'])).toEqual({ action: 'list' });
  expect(readBackupArguments(['--new-key'])).toEqual({ action: 'new-key' });
  expect(readBackupArguments(['--verify', 'latest'])).toEqual({ action: 'verify', backup: 'latest' });
  expect(() => readBackupArguments(['--list', '--new-key'])).toThrow('One option');
  expect(() => readBackupArguments(['--verify'])).toThrow();
  expect(() => readBackupArguments(['latest'])).toThrow();
});

it('a restore needs a backup', () => {
  expect(readRestoreArguments(['latest', '--replace'])).toEqual({
    ...{ backup: 'latest', into: undefined, replace: true }
  });
  expect(readRestoreArguments(['--into', 'postgres://db/quiz', 'latest']).into).toBe('postgres://db/quiz');
  expect(() => readRestoreArguments([])).toThrow('Which backup?');
  expect(() => readRestoreArguments(['a', 'b'])).toThrow('One backup');
  expect(() => readRestoreArguments(['latest', '--into', 'quiz'])).toThrow('postgres://');
});

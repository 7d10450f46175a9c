import { expect, it } from 'vitest';
import { judgeBackupAge } from './backup.ts';

const DAY_MS = 86_400_000;
const NOW = Date.UTC(2026, 10, 27);

it.each([
  [undefined, 'info', 'backup-age.none'],
  [0.5, 'ok', 'backup-age'],
  [7.9, 'ok', 'backup-age'],
  [8, 'warning', 'backup-age.old']
])('[OPS-30] a backup %s days ago is %s', (days, level, id) => {
  expect(judgeBackupAge(days === undefined ? undefined : NOW - days * DAY_MS, NOW)).toMatchObject({
    level,
    id
  });
});

it('says how old it is', () => {
  expect(judgeBackupAge(NOW - 9.2 * DAY_MS, NOW).what).toContain('9 days old');
});

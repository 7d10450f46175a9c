import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backupName, backupTime } from './backup-name.ts';
import { expiredBackups, type DatedBackup, type Keep } from './retention.ts';

const backup = (at: Date): DatedBackup => ({ name: backupName(at), at });
const on = (...times: string[]) => times.map((time) => backup(new Date(time)));
const names = (backups: readonly DatedBackup[]) => backups.map(({ name }) => name).sort();
const left = (backups: readonly DatedBackup[], keep: Keep) => {
  const expired = new Set(expiredBackups(backups, keep));
  return backups.filter((one) => !expired.has(one));
};

const someBackups = fc
  .uniqueArray(fc.integer({ min: 0, max: 3 * 365 * 24 }), { maxLength: 120 })
  .map((hours) => hours.map((hour) => backup(new Date(Date.UTC(2026, 0, 1) + hour * 3_600_000))));
const count = fc.integer({ min: 0, max: 12 });
const someKeep: fc.Arbitrary<Keep> = fc.record({ daily: count, weekly: count, monthly: count });

describe('retention', () => {
  it('keeps the newest of each of the last days, weeks and months', () => {
    const backups = on(
      ...['2026-11-24T20:00:00Z', '2026-11-24T08:00:00Z', '2026-11-23T08:00:00Z', '2026-11-22T08:00:00Z'],
      ...['2026-11-15T08:00:00Z', '2026-10-31T08:00:00Z', '2026-10-30T08:00:00Z', '2026-09-30T08:00:00Z']
    );
    const expired = expiredBackups(backups, { daily: 2, weekly: 3, monthly: 2 });
    expect(names(expired)).toEqual(
      names(on('2026-11-24T08:00:00Z', '2026-10-30T08:00:00Z', '2026-09-30T08:00:00Z'))
    );
  });

  it('of a year of nightly backups leaves 7 days, 4 weeks and 6 months', () => {
    let backups: DatedBackup[] = [];
    for (let day = 0; day < 365; day++) {
      backups = left([...backups, backup(new Date(Date.UTC(2026, 0, 1 + day, 3)))], {
        ...{ daily: 7, weekly: 4, monthly: 6 }
      });
    }
    expect(names(backups).map((name) => name.slice('partyquiz-'.length, -8))).toEqual([
      ...['20260731', '20260831', '20260930', '20261031', '20261130', '20261213', '20261220'],
      ...['20261225', '20261226', '20261227', '20261228', '20261229', '20261230', '20261231']
    ]);
  });

  it('deletes nothing in a pause', () => {
    const old = on('2020-01-01T00:00:00Z', '2020-01-02T00:00:00Z');
    expect(expiredBackups(old, { daily: 2, weekly: 0, monthly: 0 })).toEqual([]);
  });

  it('never deletes the newest', () => {
    fc.assert(
      fc.property(someBackups, someKeep, (backups, keep) => {
        const newest = Math.max(...backups.map(({ at }) => at.getTime()));
        for (const { at } of expiredBackups(backups, keep)) expect(at.getTime()).toBeLessThan(newest);
      })
    );
  });

  it('done twice deletes nothing more', () => {
    fc.assert(
      fc.property(someBackups, someKeep, (backups, keep) => {
        expect(expiredBackups(left(backups, keep), keep)).toEqual([]);
      })
    );
  });

  it('keeps no more than asked for, and more when asked for more', () => {
    fc.assert(
      fc.property(someBackups, someKeep, (backups, keep) => {
        const kept = left(backups, keep);
        expect(kept.length).toBeLessThanOrEqual(Math.max(1, keep.daily + keep.weekly + keep.monthly));
        const more = left(backups, { ...keep, daily: keep.daily + 1, monthly: keep.monthly + 1 });
        expect(names(more)).toEqual(expect.arrayContaining(names(kept)));
      })
    );
  });
});

describe('the name of a backup', () => {
  it('says when it was made', () => {
    expect(backupName(new Date('2026-11-24T11:39:08.123Z'))).toBe('partyquiz-20261124T113908Z');
    expect(backupTime('partyquiz-20261124T113908Z')).toEqual(new Date('2026-11-24T11:39:08Z'));
  });

  it.each([
    'partyquiz-20260231T000000Z',
    'partyquiz-2026',
    'other-20261124T113908Z',
    'partyquiz-20261124T113908Z.old'
  ])('%s is none', (name) => {
    expect(backupTime(name)).toBeUndefined();
  });
});

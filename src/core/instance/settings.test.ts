import { describe, expect, it } from 'vitest';
import {
  defaultInstanceSettings,
  limitSettings,
  readInstanceSettings,
  registrationModeOf,
  sessionStop,
  workspaceLimitsOf
} from './settings.ts';
import { workspaceLimits, type WorkspaceLimit } from '../workspace/limits.ts';

describe('instance settings', () => {
  it('are open by default', () => {
    expect(readInstanceSettings([])).toEqual(defaultInstanceSettings);
    expect(sessionStop(defaultInstanceSettings, 0)).toBeUndefined();
  });

  it('ignore what this release does not understand, and keep the rest', () => {
    const rows = [
      { key: 'registration', value: false },
      { key: 'newSessions', value: 'perhaps' },
      { key: 'maxQuizzes', value: 1.5 },
      { key: 'fromTheFuture', value: 1 }
    ];
    expect(readInstanceSettings(rows)).toEqual({ ...defaultInstanceSettings, registration: false });
  });

  it('stop new live sessions while draining, and by the switch', () => {
    const draining = { ...defaultInstanceSettings, drainUntil: 1_000 };
    expect(sessionStop(draining, 999)).toBe('draining');
    expect(sessionStop(draining, 1_000)).toBeUndefined();
    expect(sessionStop({ ...defaultInstanceSettings, newSessions: false }, 0)).toBe('switched_off');
  });
});

describe('[OPS-22] registration', () => {
  const mode = (rows: Parameters<typeof readInstanceSettings>[0], byDefault: 'open' | 'closed' = 'closed') =>
    registrationModeOf(readInstanceSettings(rows), byDefault);
  const row = (key: string, value: unknown) => ({ key, value });

  it('is as the environment says where nobody has decided', () => {
    expect([mode([]), mode([], 'open')]).toEqual(['closed', 'open']);
  });

  it('is as the switch of release 0.2.0 was set', () => {
    expect(mode([row('registration', true)])).toBe('open');
    expect(mode([row('registration', false)], 'open')).toBe('closed');
  });

  it('is as decided here, unless an older release has closed it since', () => {
    expect(mode([row('registrationMode', 'open'), row('registration', true)])).toBe('open');
    expect(mode([row('registrationMode', 'open'), row('registration', false)])).toBe('closed');
    expect(mode([row('registrationMode', 'invitation'), row('registration', true)])).toBe('invitation');
    expect(mode([row('registrationMode', 'by carrier pigeon'), row('registration', true)])).toBe('open');
  });
});

describe('[OPS-20] limits of a workspace', () => {
  it('are the usual ones until owners choose others', () => {
    const usual = Object.fromEntries(
      Object.entries(workspaceLimits).map(([name, range]) => [name, range.usual])
    );
    expect(workspaceLimitsOf(defaultInstanceSettings)).toEqual(usual);
    const rows = [
      { key: 'maxQuizzes', value: 3 },
      { key: 'maxRunningSessions', value: 0 }
    ];
    expect(workspaceLimitsOf(readInstanceSettings(rows))).toEqual({ ...usual, quizzes: 3 });
  });

  it.each(Object.keys(workspaceLimits) as WorkspaceLimit[])(
    'take %s within the bounds, and nothing beside',
    (name) => {
      const { least, usual, most } = workspaceLimits[name];
      expect(least <= usual && usual <= most).toBe(true);
      const read = (value: unknown) =>
        workspaceLimitsOf(readInstanceSettings([{ key: limitSettings[name], value }]))[name];
      expect([read(least), read(most)]).toEqual([least, most]);
      expect([least - 1, most + 1, least + 0.5, '7'].map(read)).toEqual([usual, usual, usual, usual]);
    }
  );
});

import { describe, expect, it } from 'vitest';
import { defaultInstanceSettings, readInstanceSettings, sessionStop } from './settings.ts';

describe('instance settings', () => {
  it('are open by default', () => {
    expect(readInstanceSettings([])).toEqual(defaultInstanceSettings);
    expect(sessionStop(defaultInstanceSettings, 0)).toBeUndefined();
  });

  it('ignore what this release does not understand, and keep the rest', () => {
    const rows = [
      { key: 'registration', value: false },
      { key: 'newSessions', value: 'perhaps' },
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

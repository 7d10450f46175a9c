import { describe, expect, it } from 'vitest';
import { HostLink, printOfKey } from './host-link.ts';

const HOUR_MS = 3_600_000;

describe('[ACCOUNT-10] the link of whoever starts it', () => {
  it('opens once, by its key alone', () => {
    const link = new HostLink(printOfKey('key'), () => 0);
    expect(link.use('other')).toBe(false);
    expect(link.use('')).toBe(false);
    expect(link.use('key')).toBe(true);
    expect(link.use('key')).toBe(false);
  });

  it('opens within an hour', () => {
    let now = 5_000;
    const link = new HostLink(printOfKey('key'), () => now);
    now += HOUR_MS + 1;
    expect(link.use('key')).toBe(false);
  });

  it('is not there where nobody started it with one', () => {
    expect(new HostLink(undefined).use('')).toBe(false);
  });
});

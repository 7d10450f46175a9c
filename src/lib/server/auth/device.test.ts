import { describe, expect, it } from 'vitest';
import { describeDevice, readDevice } from './device.ts';

const android =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36';

describe('the device of a sign-in', () => {
  it.each([
    [android, 'Chrome/Android'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
      'Safari/iOS'
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0',
      'Microsoft Edge/Windows'
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0', 'Firefox/Linux'],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
      'Safari/macOS'
    ],
    ['', '']
  ])('[ACCOUNT-3] of %j is %j', (userAgent, stored) => {
    expect(describeDevice(userAgent)).toBe(stored);
  });

  it('is short and in two parts whatever a client says', () => {
    for (const said of ['<b>hello</b>', 'a/b/c'.repeat(2_000), '/////', '\u0000\u0001', '%%%']) {
      const stored = describeDevice(said);
      expect(stored.length).toBeLessThanOrEqual(81);
      expect(stored.split('/').length).toBeLessThanOrEqual(2);
    }
  });

  it('is read back as browser and system', () => {
    expect(readDevice('Chrome/Android')).toEqual({ browser: 'Chrome', system: 'Android' });
    expect(readDevice('')).toEqual({ browser: '', system: '' });
  });
});

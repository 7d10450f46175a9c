import { describe, expect, it } from 'vitest';
import { addressKey } from './address-key.ts';

describe('what limits count of an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    [' 192.0.2.7 ', '192.0.2.7'],
    ['192.0.2.7:51234', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['::FFFF:c000:207', '192.0.2.7'],
    ['0:0:0:0:0:ffff:192.0.2.7', '192.0.2.7'],
    ['[::ffff:192.0.2.7]:51234', '192.0.2.7'],
    ['64:ff9b::192.0.2.7', '192.0.2.7']
  ])('[WEB-2] %s is the IPv4 address %s', (address, key) => {
    expect(addressKey(address)).toBe(key);
  });

  it.each([
    ['2001:db8:0:1::1', '2001:db8:0:1::/64'],
    ['2001:db8:0:1:ffff:ffff:ffff:ffff', '2001:db8:0:1::/64'],
    ['2001:0DB8:0000:0001::', '2001:db8:0:1::/64'],
    ['[2001:db8:0:1::5]:443', '2001:db8:0:1::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['2001:db8::ffff:192.0.2.7', '2001:db8:0:0::/64']
  ])('[WEB-2] %s counts by its /64', (address, key) => {
    expect(addressKey(address)).toBe(key);
  });

  it('[WEB-2] a neighbouring /64 is another place', () => {
    expect(addressKey('2001:db8:0:2::1')).not.toBe(addressKey('2001:db8:0:1::1'));
  });

  it.each([
    'unknown',
    'UNKNOWN',
    '1.2.3',
    '1.2.3.400',
    '1:2:3',
    '1::2::3',
    '::g',
    '1:2:3:4:5:6:7::8',
    '',
    '[x'
  ])('what is no address counts as itself: %j', (text) => {
    expect(addressKey(text)).toBe(text.toLowerCase());
  });

  it('a long text is cut', () => {
    expect(addressKey('x'.repeat(1_000))).toHaveLength(64);
  });
});

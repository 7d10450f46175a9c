import type { NetworkInterfaceInfo } from 'node:os';
import { expect, it } from 'vitest';
import { findLanAddresses } from './lan-addresses.ts';

const ipv4 = (address: string, internal = false) =>
  ({ family: 'IPv4', address, internal }) as NetworkInterfaceInfo;

it('finds the addresses that phones can reach, home networks first', () => {
  const addresses = findLanAddresses({
    lo: [ipv4('127.0.0.1', true)],
    docker0: [ipv4('172.17.0.1')],
    'br-1a2b': [ipv4('172.18.0.1')],
    tailscale0: [ipv4('100.64.0.9')],
    eth0: [ipv4('203.0.113.7'), ipv4('10.0.0.4')],
    en5: [ipv4('169.254.10.10')],
    wlan0: [
      { family: 'IPv6', address: 'fe80::1', internal: false } as NetworkInterfaceInfo,
      ipv4('192.168.1.20')
    ]
  });
  expect(addresses).toEqual(['192.168.1.20', '10.0.0.4', '203.0.113.7']);
});

it('finds IPv6 addresses where there are no others', () => {
  const ipv6 = (address: string, internal = false) =>
    ({ family: 'IPv6', address, internal }) as NetworkInterfaceInfo;
  const addresses = findLanAddresses({ lo: [ipv6('::1', true)], wlan0: [ipv6('fe80::1'), ipv6('fd00::20')] });
  expect(addresses).toEqual(['[fd00::20]']);
});

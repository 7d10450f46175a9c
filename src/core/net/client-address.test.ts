import { describe, expect, it } from 'vitest';
import { clientAddress, FORWARDING_HEADERS, isPrivateAddress } from './client-address.ts';

const request = (socket: string | undefined, headers: Readonly<Record<string, string>> = {}) => ({
  socket,
  header: (name: string) => headers[name]
});
const nobody = { header: undefined, depth: 1 };

describe('whose request it is', () => {
  it('without a proxy is the address of the socket', () => {
    expect(clientAddress(request('::ffff:192.168.1.5'), nobody)).toEqual({
      kind: 'known',
      key: '192.168.1.5'
    });
  });

  it.each([
    [1, '198.51.100.9'],
    [2, '2001:db8:0:1::/64']
  ])('with a trusted header is its entry number %i from the right', (depth, key) => {
    const headers = { 'x-forwarded-for': '6.6.6.6, 2001:db8:0:1::9, 198.51.100.9' };
    const trust = { header: 'x-forwarded-for', depth };
    expect(clientAddress(request('10.0.0.2', headers), trust)).toEqual({ kind: 'known', key });
  });

  it('counts proxies in x-forwarded-for only: other headers hold one address', () => {
    const trust = { header: 'cf-connecting-ip', depth: 2 };
    const headers = { 'cf-connecting-ip': '198.51.100.9' };
    expect(clientAddress(request('10.0.0.2', headers), trust)).toEqual({
      kind: 'known',
      key: '198.51.100.9'
    });
  });

  it.each([[{}], [{ 'x-forwarded-for': '198.51.100.9' }], [{ 'x-forwarded-for': ' , ' }]])(
    '[WEB-3] is nobody’s where the trusted header has too few entries: %j',
    (headers: Record<string, string>) => {
      const trust = { header: 'x-forwarded-for', depth: 2 };
      expect(clientAddress(request('10.0.0.2', headers), trust)).toEqual({
        kind: 'unknown',
        because: 'header-missing'
      });
    }
  );

  it.each(FORWARDING_HEADERS)('[WEB-3] is nobody’s behind a proxy that is not trusted: %s', (name) => {
    expect(clientAddress(request('172.18.0.3', { [name]: '198.51.100.9' }), nobody)).toEqual({
      kind: 'unknown',
      because: 'proxy-not-trusted'
    });
  });

  it('[WEB-3] a stranger who only claims to be a proxy counts as himself', () => {
    expect(clientAddress(request('198.51.100.9', { 'x-forwarded-for': '1.1.1.1' }), nobody)).toEqual({
      kind: 'known',
      key: '198.51.100.9'
    });
  });

  it.each([
    '127.0.0.1',
    '::1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.0.1',
    '169.254.1.1',
    '100.64.0.1',
    'fd00::1',
    'fe80::1'
  ])('%s is private', (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });
  it.each([
    '8.8.8.8',
    '172.32.0.1',
    '172.15.0.1',
    '192.169.0.1',
    '100.128.0.1',
    '2001:db8::1',
    'ff02::1',
    'what'
  ])('%s is not private', (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  });
});

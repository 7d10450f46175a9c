import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UNKNOWN_ADDRESS } from '#core/net/client-address.ts';

const warn = vi.hoisted(() => vi.fn());
vi.mock('../log.ts', () => ({ log: () => ({ warn }) }));

/** As the hook is loaded by a new process with this environment. */
async function load(env: Record<string, string>) {
  vi.resetModules();
  vi.stubEnv('DATABASE_URL', 'postgres://nobody:x@127.0.0.1:1/none');
  vi.stubEnv('PARTYQUIZ_SECRET', 'a secret that is long enough for a test');
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  return import('./client-address.ts');
}

const event = (socket: string, headers: Record<string, string> = {}) => ({
  request: new Request('http://here/', { headers }),
  getClientAddress: () => socket
});

beforeEach(() => {
  warn.mockClear();
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe('[WEB-3] the address of a client', () => {
  it('is told as limits count it', async () => {
    const { clientAddress, addressDoubt } = await load({});
    expect(clientAddress(event('2001:db8:0:1::7'))).toBe('2001:db8:0:1::/64');
    expect(addressDoubt()).toBeUndefined();
    expect(warn).not.toHaveBeenCalled();
  });

  it('is unknown behind a proxy that is not trusted; the log says so once', async () => {
    const { clientAddress, addressDoubt } = await load({});
    const forwarded = event('172.18.0.2', { 'x-forwarded-for': '198.51.100.9' });
    expect(clientAddress(forwarded)).toBe(UNKNOWN_ADDRESS);
    expect(clientAddress(forwarded)).toBe(UNKNOWN_ADDRESS);
    expect(addressDoubt()).toBe('proxy-not-trusted');
    expect(warn).toHaveBeenCalledOnce();
    expect(warn.mock.calls[0]?.[1]).toMatch(/ADDRESS_HEADER is not set: limits per address are off/);
  });

  it('comes from the trusted header, and is unknown where that is absent', async () => {
    const { clientAddress, addressDoubt } = await load({ ADDRESS_HEADER: 'CF-Connecting-IP' });
    expect(clientAddress(event('10.0.0.2', { 'cf-connecting-ip': '198.51.100.9' }))).toBe('198.51.100.9');
    expect(clientAddress(event('10.0.0.2', { 'x-forwarded-for': '198.51.100.9' }))).toBe(UNKNOWN_ADDRESS);
    expect(addressDoubt()).toBe('header-missing');
  });
});

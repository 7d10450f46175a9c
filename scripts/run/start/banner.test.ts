import { expect, it } from 'vitest';
import { renderBanner, type Banner } from './banner.ts';

const BANNER: Banner = {
  hostLink: 'http://localhost:3000/start?key=k',
  disk: undefined,
  port: 3000,
  lanAddresses: ['192.0.2.7', '10.0.0.7'],
  joinOrigin: 'http://192.0.2.7:3000',
  login: undefined,
  seconds: 2,
  dataDir: '/data',
  isTerminal: false
};

const addressesOf = (banner: Banner) => renderBanner(banner).match(/http:\/\/[\d.:]+/g);

it('names every address of the machine once, and the first one above its QR code', () => {
  expect(addressesOf(BANNER)).toEqual([
    'http://192.0.2.7:3000',
    'http://10.0.0.7:3000',
    'http://192.0.2.7:3000'
  ]);
});

it.each(['http://10.0.0.7:3000', 'http://192.168.1.20:3000'])(
  'puts the address of JOIN_ORIGIN, %s, first',
  (joinOrigin) => {
    const found = addressesOf({ ...BANNER, joinOrigin });
    expect(found?.[0]).toBe(joinOrigin);
    expect(found?.at(-1)).toBe(joinOrigin);
  }
);

it('says that there is no network', () => {
  const text = renderBanner({ ...BANNER, lanAddresses: [], joinOrigin: 'http://localhost:3000' });
  expect(text).toContain('No network found');
  expect(text).not.toContain('Phones open');
});

import { expect, test, vi } from 'vitest';
import { houseColours } from '#core/brand/stage-colours.ts';
import { AppError } from '#core/errors.ts';
import { UNKNOWN_ADDRESS } from '#core/net/client-address.ts';
import { GameFinder } from './game-finder.ts';

const NOW = 1_000_000;
const title = 'Pub night';

test('[WEB-13] a guest hears what the quiz is called, and a hall asks once', async () => {
  const find = vi.fn(async () => ({ title }));
  const games = new GameFinder(find);
  for (let guest = 0; guest < 200; guest++)
    expect(await games.find('KWP4C', `guest ${String(guest)}`, NOW)).toEqual({ title });
  expect(find).toHaveBeenCalledTimes(1);
  await games.find('KWP4C', 'late', NOW + 5_001);
  expect(find).toHaveBeenCalledTimes(2);
});

test('[GAME-43] a guest has the colours of the evening, where they are not those of the house', async () => {
  const brand = { main: '#00843d', accent: '#f58220', logo: null } as const;
  const games = new GameFinder(async () => ({ title, brand }));
  expect(await games.find('KWP4C', 'a', NOW)).toEqual({
    title,
    colours: { main: '#00843d', accent: '#f58220' }
  });
  const plain = new GameFinder(async () => ({ title, brand: { ...houseColours, logo: null } }));
  expect(await plain.find('KWP4C', 'a', NOW)).toEqual({ title });
});

test('[WEB-13] a code that nobody plays is told as such', async () => {
  const games = new GameFinder(() => Promise.reject(new AppError('not_found')));
  expect(await games.find('NOPE9', 'a', NOW)).toBe('none');
});

test('[WEB-13] who has asked too often learns nothing, not even of a code that is played', async () => {
  let isLimited = true;
  const find = vi.fn(() =>
    isLimited ? Promise.reject(new AppError('too_many')) : Promise.resolve({ title })
  );
  const games = new GameFinder(find);
  expect(await games.find('NOPE9', 'a', NOW)).toBeUndefined();
  isLimited = false;
  expect(await games.find('KWP4C', 'a', NOW + 59_000)).toBeUndefined();
  expect(find).toHaveBeenCalledTimes(1);
  expect(await games.find('KWP4C', 'b', NOW)).toEqual({ title });
  expect(await games.find('QQQQ4', 'a', NOW + 61_000)).toEqual({ title });
});

test('[WEB-13] an address that is not known gets no answer, or one could guess without end', async () => {
  const find = vi.fn(async () => ({ title }));
  expect(await new GameFinder(find).find('KWP4C', UNKNOWN_ADDRESS, NOW)).toBeUndefined();
  expect(find).not.toHaveBeenCalled();
});

test('[WEB-13] a database that is away or slow holds up nobody', async () => {
  vi.useFakeTimers();
  const find = vi.fn((): Promise<{ title: string }> => Promise.reject(new Error('away')));
  const games = new GameFinder(find);
  expect(await games.find('KWP4C', 'a', NOW)).toBeUndefined();
  expect(await games.find('KWP4C', 'a', NOW + 100)).toBeUndefined();
  expect(find).toHaveBeenCalledTimes(1);
  find.mockImplementation(() => new Promise(() => undefined));
  const slow = games.find('KWP4C', 'a', NOW + 6_000);
  await vi.advanceTimersByTimeAsync(800);
  expect(await slow).toBeUndefined();
  vi.useRealTimers();
});

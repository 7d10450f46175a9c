import { expect, test } from 'vitest';
import { ClockSync } from './clock-sync.ts';

test('[CLOCK-4] the sample with the shortest round trip decides', () => {
  let local = 1_000;
  const clock = new ClockSync(() => local);
  const serverOffset = 50_000;
  // A slow, lopsided exchange: 400 ms there, 0 back.
  local = 1_400;
  clock.sample(1_000, 1_400 + serverOffset);
  expect(clock.now()).toBe(local + serverOffset + 200);
  // A quick one: 10 ms there, 10 back.
  local = 1_420;
  clock.sample(1_400, 1_410 + serverOffset);
  expect(clock.now()).toBe(local + serverOffset);
});

test('a frame with the time is a first guess until the first pong', () => {
  let local = 10;
  const clock = new ClockSync(() => local);
  clock.hint(5_010);
  local = 20;
  expect(clock.now()).toBe(5_020);
});

import { expect, test } from 'vitest';
import { playerId } from '#core/quiz/quiz.fixture.ts';
import type { Face } from '#core/protocol/server-frames.ts';
import { DaredSlots } from './dared-slots.ts';

const face = (n: number): Face => [playerId(n), `Player ${String(n)}`, '🦊'];
const numbers = (slots: readonly (Face | undefined)[]) =>
  slots.map((one) => [1, 2, 3, 4, 5, 6].find((n) => playerId(n) === one?.[0]));

test('who comes takes a free place, and nobody else moves', () => {
  const slots = new DaredSlots(3);
  expect(numbers(slots.see([face(1)]))).toEqual([1, undefined, undefined]);
  expect(numbers(slots.see([face(3), face(2), face(1)]))).toEqual([1, 2, 3]);
});

test('once all places are taken, whoever stands there longest makes room', () => {
  const slots = new DaredSlots(3);
  slots.see([face(3), face(2), face(1)]);
  expect(numbers(slots.see([face(4), face(3), face(2)]))).toEqual([4, 2, 3]);
  expect(numbers(slots.see([face(6), face(5), face(4)]))).toEqual([4, 5, 6]);
});

test('who is told again stays where he stands', () => {
  const slots = new DaredSlots(3);
  slots.see([face(2), face(1)]);
  expect(numbers(slots.see([face(1), face(2)]))).toEqual([1, 2, undefined]);
});

test('of more than there are places the newest are shown', () => {
  expect(numbers(new DaredSlots(2).see([face(4), face(3), face(2), face(1)]))).toEqual([3, 4]);
});

test('of many who come at a time so many land, the others when there is time', () => {
  const slots = new DaredSlots(4, 2);
  expect(numbers(slots.see([face(3), face(2), face(1)]))).toEqual([2, 3, undefined, undefined]);
  expect(numbers(slots.see([face(4), face(3), face(2), face(1)]))).toEqual([2, 3, 1, 4]);
});

import { expect, test } from 'vitest';
import { Newcomers, TURN_MS } from './newcomers.ts';

const ids = ({ shown }: Newcomers) => shown.map(({ id }) => id);

test('who comes is called at once, and the next one when the name has been read', () => {
  const newcomers = new Newcomers(3);
  newcomers.see(['a'], 0);
  expect(ids(newcomers)).toEqual(['a']);
  newcomers.see(['c', 'b', 'a'], 10);
  expect(ids(newcomers)).toEqual(['a']);
  expect(newcomers.nextAt).toBe(TURN_MS);
  newcomers.turn(TURN_MS);
  expect(ids(newcomers)).toEqual(['b', 'a']);
  newcomers.turn(2 * TURN_MS);
  expect(ids(newcomers)).toEqual(['c', 'b', 'a']);
  expect(newcomers.nextAt).toBeUndefined();
});

test('a display that comes when many are there calls nobody', () => {
  const newcomers = new Newcomers(2);
  newcomers.see(['c', 'b', 'a'], 0);
  expect(ids(newcomers)).toEqual(['c', 'b']);
  expect(newcomers.nextAt).toBeUndefined();
});

test('of two hundred in a second the last are called; none twice, and not faster than one can read', () => {
  const newcomers = new Newcomers(6);
  const everybody = Array.from({ length: 200 }, (_, index) => String(index));
  const turns: number[] = [];
  let first = '';
  const note = (now: number) => {
    if (newcomers.shown[0]?.id !== first) turns.push(now);
    first = newcomers.shown[0]?.id ?? '';
  };
  for (let index = 0; index < 200; index++) {
    newcomers.see(
      everybody
        .slice(0, index + 1)
        .reverse()
        .slice(0, 60),
      index * 5
    );
    note(index * 5);
  }
  for (let now = 1_000; newcomers.nextAt !== undefined; now += 10) {
    newcomers.turn(now);
    note(now);
  }
  expect(ids(newcomers)).toEqual(['199', '198', '197', '196', '195', '194']);
  for (const [index, at] of turns.entries())
    if (index > 0) expect(at - (turns[index - 1] ?? 0)).toBeGreaterThanOrEqual(TURN_MS);
});

test('a name stays in its place until another one takes it', () => {
  const newcomers = new Newcomers(2);
  for (const [index, latest] of [['a'], ['b', 'a'], ['c', 'b', 'a']].entries())
    newcomers.see(latest, index * TURN_MS);
  expect(newcomers.shown).toEqual([
    { id: 'c', place: 0 },
    { id: 'b', place: 1 }
  ]);
});

test('who was removed is called no more', () => {
  const newcomers = new Newcomers(3);
  newcomers.see(['a'], 0);
  newcomers.see(['b', 'a'], 0);
  newcomers.see(['a'], 100);
  newcomers.turn(TURN_MS);
  expect(ids(newcomers)).toEqual(['a']);
});

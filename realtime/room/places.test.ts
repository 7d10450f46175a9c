import fc from 'fast-check';
import { decide } from '#core/game/decide.ts';
import type { GameEvent } from '#core/game/events.ts';
import { evolve } from '#core/game/evolve.ts';
import { SESSION } from '#core/game/game.fixture.ts';
import { initialState } from '#core/game/state.ts';
import type { PlayerId } from '#core/ids.ts';
import { frozenQuiz, itemId, playerId } from '#core/quiz/quiz.fixture.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PLACE_KEPT_MS, Places } from './places.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const FROM = ['pub', 'home', undefined] as const;

/** A room as `Room` drives it, without sockets. */
function opened(players = 0) {
  const state = initialState(SESSION, 'ABCDE', frozenQuiz());
  const happen = (event: GameEvent) => evolve(state, { ...event, seq: state.seq + 1 });
  const add = (number: number) => {
    const from = FROM[number % FROM.length];
    happen({
      type: 'playerJoined',
      playerId: playerId(number),
      name: `P${String(number)}`,
      avatar: '🦊',
      credential: String(number),
      at: 0,
      ...(from !== undefined && { from })
    });
  };
  for (let number = 1; number <= players; number++) add(number);
  const heard: PlayerId[] = [];
  const places = new Places(state, (ids) => heard.push(...ids));
  return { state, places, happen, add, heard };
}

test('[GAME-15] a place is given up 60 s after its client has gone, and taken again by coming back', () => {
  const { places, add, heard } = opened();
  add(1);
  places.left(playerId(1));
  vi.advanceTimersByTime(PLACE_KEPT_MS - 1);
  expect(places.size).toBe(0);
  vi.advanceTimersByTime(1_001);
  expect([places.size, places.has(playerId(1)), places.countFrom('home')]).toEqual([1, true, 1]);
  expect(heard).toEqual([playerId(1)]);
  expect(places.settled(playerId(1))).toBe(true);
  expect([places.size, places.countFrom('home')]).toEqual([0, 0]);
  places.dispose();
});

test('[GAME-15] after a change of owner, who is not back yet counts for 60 s', () => {
  const { places, heard } = opened(3);
  places.settled(playerId(2));
  vi.advanceTimersByTime(PLACE_KEPT_MS - 1);
  expect(places.size).toBe(0);
  vi.advanceTimersByTime(1_001);
  expect(heard).toEqual([playerId(1), playerId(3)]);
  places.dispose();
});

test('a room that is closed lets no timer ring', () => {
  const { places } = opened(3);
  places.dispose();
  places.left(playerId(1));
  expect(vi.getTimerCount()).toBe(0);
});

test('[GAME-15] whatever comes and goes: who has a place is there, has answered, or has just gone', () => {
  const MAX = 4;
  const step = fc.record({
    kind: fc.constantFrom('join', 'leave', 'answer', 'kick', 'wait'),
    who: fc.nat(7),
    ms: fc.constantFrom(500, 20_000, 70_000)
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const { state, places, happen } = opened();
      // The same, told by looking at everybody.
      const goneAt = new Map<PlayerId, number>();
      const connected = new Set<PlayerId>();
      const isGivenUp = (id: PlayerId) => {
        const player = state.players.get(id);
        const since = goneAt.get(id);
        if (!player || player.kicked || player.hasAnswered || since === undefined) return false;
        return performance.now() - since >= PLACE_KEPT_MS + 1_000;
      };
      for (const { kind, who, ms } of steps) {
        const id = playerId(who);
        if (kind === 'wait') vi.advanceTimersByTime(ms);
        else if (kind === 'join') {
          const decision = decide(
            state,
            {
              type: 'join',
              playerId: id,
              profile: { name: 'X', avatar: '🦊' },
              credential: String(who),
              from: FROM[who % 3]
            },
            { now: Date.now(), maxPlayers: MAX, vacated: places, goneSince: () => undefined }
          );
          if (decision.ok) {
            for (const event of decision.events) happen(event);
            places.settled(id);
            connected.add(id);
            goneAt.delete(id);
          }
        } else if (kind === 'leave' && connected.delete(id)) {
          goneAt.set(id, performance.now());
          places.left(id);
        } else if (kind === 'answer' && connected.has(id)) {
          happen({
            type: 'answerAccepted',
            itemId: itemId(0),
            playerId: id,
            value: 1,
            revision: 0,
            tapMs: 1,
            commandId: 'x'
          });
        } else if (kind === 'kick' && state.players.has(id)) {
          happen({ type: 'playerKicked', playerId: id });
          places.settled(id);
          if (connected.delete(id)) places.left(id);
        }
        const active = [...state.players.values()].filter((player) => !player.kicked);
        const vacated = active.filter(({ id: each }) => places.has(each));
        expect(places.size).toBe(vacated.length);
        for (const from of ['pub', 'home'])
          expect(places.countFrom(from)).toBe(vacated.filter((player) => player.from === from).length);
        for (const player of active) {
          if (connected.has(player.id) || player.hasAnswered) expect(places.has(player.id)).toBe(false);
          else if (isGivenUp(player.id)) expect(places.has(player.id)).toBe(true);
        }
        expect(active.length - places.size).toBeLessThanOrEqual(MAX);
      }
      places.dispose();
    }),
    { numRuns: 300 }
  );
});

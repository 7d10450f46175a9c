import { evolve } from '#core/game/evolve.ts';
import type { GameEvent, SequencedEvent } from '#core/game/events.ts';
import { SESSION } from '#core/game/game.fixture.ts';
import { initialState } from '#core/game/state.ts';
import { frozenQuiz, itemId, playerId, singleChoice } from '#core/quiz/quiz.fixture.ts';
import { expect, test } from 'vitest';
import { Roster } from './roster.ts';

/** A game and the roster of its host, who knows what was sent. */
function watched(players: number) {
  const state = initialState(SESSION, 'ABCDE', frozenQuiz([singleChoice(), singleChoice()]));
  const roster = new Roster();
  const connected = new Set<string>();
  const isConnected = (id: string) => connected.has(id);
  const known = new Map<string, unknown>();
  const happen = (...events: readonly GameEvent[]) => {
    const sequenced = events.map((event): SequencedEvent => ({ ...event, seq: state.seq + 1 }));
    for (const event of sequenced) evolve(state, event);
    roster.note(sequenced);
  };
  /** Sends what changed; returns how many rows that took. */
  const send = () => {
    const rows = roster.changes(state, isConnected);
    for (const row of rows) known.set(row[0], row);
    return rows.length;
  };
  for (let n = 1; n <= players; n++)
    happen({
      type: 'playerJoined',
      playerId: playerId(n),
      name: `P${String(n)}`,
      avatar: '🦊',
      credential: String(n)
    });
  const truth = () => new Map(roster.all(state, isConnected).map((row) => [row[0], row]));
  return { roster, connected, known, happen, send, truth };
}

const answer = (n: number): GameEvent => ({
  type: 'answerAccepted',
  itemId: itemId(0),
  playerId: playerId(n),
  value: 1,
  revision: 0,
  tapMs: 100 * n,
  commandId: `answer-${String(n)}`
});

test('the changes keep a host at the truth, through a whole item', () => {
  const w = watched(5);
  const check = () => {
    w.send();
    expect(w.known).toEqual(w.truth());
  };
  check();
  w.connected.add(playerId(2));
  w.roster.touch(playerId(2));
  check();
  w.happen({ type: 'itemAnnounced', item: 0, opensAt: 1, closesAt: 2 }, { type: 'itemOpened', item: 0 });
  check();
  w.happen(answer(1), answer(3));
  check();
  w.happen({ type: 'timeGiven', playerId: playerId(4), factor: 2 });
  expect(w.send()).toBe(1);
  expect(w.known).toEqual(w.truth());
  w.happen({ type: 'itemLocked', item: 0 }, { type: 'itemRevealed', item: 0 });
  check();
  w.happen({ type: 'playerKicked', playerId: playerId(1) });
  check();
  w.happen({ type: 'itemAnnounced', item: 1, opensAt: 1, closesAt: 2 });
  check();
  w.happen({ type: 'podiumReached' });
  check();
});

test('only rows that may have changed travel, and nothing twice', () => {
  const w = watched(1_000);
  w.happen({ type: 'itemAnnounced', item: 0, opensAt: 1, closesAt: 2 });
  expect(w.send()).toBe(1_000);
  expect(w.send()).toBe(0);
  w.happen({ type: 'itemOpened', item: 0 }, answer(1), answer(2), {
    type: 'gamePaused',
    at: 1,
    reason: 'host'
  });
  expect(w.send()).toBe(2);
  w.roster.touch(playerId(9));
  w.roster.forget();
  expect(w.send()).toBe(0);
});

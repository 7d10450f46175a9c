import { SESSION } from '#core/game/game.fixture.ts';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { InProcessHub } from '../bus/in-process-bus.ts';
import { WorkersTest, type FakeGuest } from './workers.fixture.ts';

const WORKERS = 3;
const PLAYERS = 5;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const worker = fc.nat(WORKERS - 1);
const player = fc.nat(PLAYERS - 1);
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('answer' as const), player, value: fc.nat(3) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.nat(4_000) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cutBus' as const), worker }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('healBus' as const), worker }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cutDatabase' as const), worker }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('healDatabase' as const), worker }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('loseMessage' as const), worker }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move' as const), player, worker }) }
);

test('[ROOM-2] [ROOM-3] [ROOM-13] whatever links fail when: what was acknowledged is stored, and all see one truth', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const t = new WorkersTest(WORKERS, new InProcessHub());
      t.host.enter(t.worker(0));
      await t.pass(50);
      const players = Array.from({ length: PLAYERS }, (_, n) => t.player(n, t.worker(n % WORKERS)));
      await t.pass(50);
      await t.toOpen();
      const given = new Map<string, { readonly guest: FakeGuest; readonly value: number }>();
      for (const [n, one] of steps.entries()) {
        if (one.do === 'answer') {
          const guest = players[one.player] as FakeGuest;
          const id = `answer-${String(n)}`;
          given.set(id, { guest, value: one.value });
          guest.answer(id, one.value);
        } else if (one.do === 'pass') await t.pass(one.ms);
        else if (one.do === 'move') players[one.player]?.enter(t.worker(one.worker));
        else if (one.do === 'cutBus') t.worker(one.worker).bus.cut = true;
        else if (one.do === 'healBus') t.worker(one.worker).bus.heal();
        else if (one.do === 'cutDatabase') t.worker(one.worker).databaseAway = true;
        else if (one.do === 'healDatabase') t.worker(one.worker).databaseAway = false;
        else t.worker(one.worker).bus.lose = 1;
        await t.pass(7);
      }
      for (const each of t.workers) {
        each.bus.heal();
        each.bus.lose = 0;
        each.databaseAway = false;
      }
      await t.pass(8_000);
      // Who was let go meanwhile comes back, as every client does.
      for (const guest of [t.host, ...players]) if (guest.ended) guest.enter(t.worker(0));
      await t.pass(8_000);

      expect(t.owners()).toHaveLength(1);
      const events = (await t.store.take(SESSION))?.events ?? [];
      const stored = new Map(
        events.flatMap((event) =>
          event.type === 'answerAccepted' ? [[event.commandId, event] as const] : []
        )
      );
      for (const [id, { guest, value }] of given) {
        if (!guest.all('ack').some((ack) => ack.id === id)) continue;
        expect(stored.get(id)?.value).toBe(value);
      }
      const numbers = events.map(({ seq }) => seq);
      expect(new Set(numbers).size).toBe(numbers.length);
      for (const guest of players) expect(guest.view).toEqual(players[0]?.view);
      expect(players[0]?.view?.['phase']).toBe(t.host.view?.['phase']);
      await t.stop();
    }),
    { numRuns: 120, seed: 20_251 }
  );
});

import { Party } from '../party.ts';
import { after, type Figures } from '../stats.ts';
import type { ScenarioGroup } from './scenario.ts';

const PLAYERS = 500;
const SPREAD_MS = 1_000;
const SETTLE_MS = 2_500;

/**
 * Two workers on one Redis and one room: half of the players are connected to the worker that has the room, half to the other. Both
 * halves answer the same question one after the other, in turns.
 */
export const relay: ScenarioGroup = {
  names: ['relay'],
  run: async (lab) => {
    const players = Math.max(1, Math.min(PLAYERS, Math.floor(lab.options.players / 2)));
    const hall = await lab.hall(2);
    const party = await Party.open(hall, lab.options.rounds + 1, players, players);
    const [direct, relayed] = party.crowds;
    if (!direct || !relayed) throw new Error('two crowds were asked for');
    // The host is there already: the first worker has the room.
    await direct.enter();
    await relayed.enter();
    await party.next(1);
    await after(SETTLE_MS);
    const rounds: Figures[] = [];
    for (let round = 0; round <= lab.options.rounds; round++) {
      const item = await party.openItem();
      const relayedFirst = round % 2 === 1 && (await relayed.answer(item, SPREAD_MS));
      const own = await direct.answer(item, SPREAD_MS);
      const other = relayedFirst || (await relayed.answer(item, SPREAD_MS));
      await party.closeItem();
      // The first is for practice.
      if (round === 0) continue;
      rounds.push({
        addedP50Ms: other.p50 - own.p50,
        addedP99Ms: other.p99 - own.p99,
        directP50Ms: own.p50,
        directP99Ms: own.p99,
        relayedP50Ms: other.p50,
        relayedP99Ms: other.p99
      });
    }
    const { lost, duplicates } = await party.evidence();
    const gaps = direct.gaps + relayed.gaps;
    party.leave();
    await hall.stop();
    lab.options.say('relay done');
    return { relay: { rounds, totals: { players, lost, duplicates, gaps } } };
  }
};

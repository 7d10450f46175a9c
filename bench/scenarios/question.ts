import { Party } from '../party.ts';
import { quantile } from '#tests/support/quantile.ts';
import { type Figures } from '../stats.ts';
import type { ScenarioGroup } from './scenario.ts';

const PLAYERS = 1_000;
const SPREAD_MS = 1_000;

/** One question from its announcement to its scoreboard: all that one player gets, and what it costs the worker. */
export const question: ScenarioGroup = {
  names: ['question'],
  run: async (lab) => {
    const players = Math.min(PLAYERS, lab.options.players);
    const hall = await lab.hall();
    const party = await Party.open(hall, lab.options.rounds + 1, players);
    const { crowd } = party;
    await crowd.enter();
    await party.next(1);
    await lab.settle();
    const play = async () => {
      const item = await party.openItem();
      await crowd.answer(item, SPREAD_MS);
      await party.closeItem();
      return {};
    };
    await play();
    const rounds: Figures[] = [];
    for (let round = 0; round < lab.options.rounds; round++) {
      const before = crowd.players.map(({ bytesIn, framesIn }) => ({ bytesIn, framesIn }));
      const { cpuUs } = await hall.measured(play);
      const gained = (key: 'bytesIn' | 'framesIn') =>
        quantile(
          crowd.players.map((player, index) => player[key] - (before[index]?.[key] ?? 0)),
          0.5
        );
      rounds.push({
        bytesPerPlayer: gained('bytesIn'),
        framesPerPlayer: gained('framesIn'),
        cpuMsPerPlayer: cpuUs / 1_000 / players
      });
    }
    const { lost, duplicates } = await party.evidence();
    party.leave();
    await hall.stop();
    lab.options.say('question done');
    return { question: { rounds, totals: { players, lost, duplicates } } };
  }
};

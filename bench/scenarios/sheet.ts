import type { FrozenQuiz } from '#core/quiz/quiz.ts';
import { Party, quizOf } from '../party.ts';
import type { Figures } from '../stats.ts';
import type { ScenarioGroup } from './scenario.ts';

/** 1,000 tables of three phones. */
const PLAYERS = 3_000;
const FIELDS = 10;
/** Within this time everybody writes a field, in ms: talking takes longer. */
const SPREAD_MS = 3_000;
/** The frame of one edit on its way up, in bytes: header and mask, ids, revision and time. */
const UP_BYTES = 175;

const sheetOf = (fields: number): FrozenQuiz => {
  const quiz = quizOf(fields);
  return { ...quiz, rounds: quiz.rounds.map((round) => ({ ...round, format: 'sheet' as const })) };
};

/** Everybody fills a sheet, one field after the other, each edit acknowledged. */
export const sheet: ScenarioGroup = {
  names: ['sheet'],
  run: async (lab) => {
    const players = Math.min(PLAYERS, lab.options.players);
    const hall = await lab.hall();
    const party = await Party.open(hall, sheetOf(FIELDS), players);
    const { crowd } = party;
    await crowd.enter();
    await party.next(1);
    const items: string[] = [];
    for (let field = 0; field < FIELDS; field++) {
      await party.next(1);
      items.push(party.host.view?.item?.id ?? '');
    }
    await lab.settle();
    const rounds: Figures[] = [];
    for (const [field, item] of items.entries()) {
      const before = crowd.players.reduce((sum, { bytesIn }) => sum + bytesIn, 0);
      const { p50, p99 } = await crowd.answer(item, SPREAD_MS);
      const down = crowd.players.reduce((sum, { bytesIn }) => sum + bytesIn, 0) - before;
      // The first is for practice.
      if (field > 0) rounds.push({ p50Ms: p50, p99Ms: p99, bytesPerEdit: UP_BYTES + down / players });
    }
    const { lost, duplicates } = await party.evidence();
    const { gaps, dropped } = crowd;
    party.leave();
    await hall.stop();
    lab.options.say('sheet done');
    return { sheet: { rounds, totals: { players, fields: FIELDS, lost, duplicates, gaps, dropped } } };
  }
};

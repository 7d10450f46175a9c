import { effect, say } from '../cue.ts';
import type { Beat, Family } from '../moment.ts';
import { LAST_SECONDS } from './question.ts';

/** From one row of the round's scores to the next, and before the first, in ms. */
export const ROW_MS = 800;
export const FIRST_ROW_MS = 900;

/** What is shown of a sheet that is open: one moment per question, whose closing may be announced in the middle of it. */
export const sheet: Family = ({ view, since }) => {
  const { closesAt, all, n } = view.sheet ?? {};
  const shown = all ? `all:${String(n)}` : (view.item?.id ?? view.step);
  return {
    name: view.interlude && !all ? 'interlude' : 'sheet',
    key: `sheet:${shown}`,
    startsAt: since,
    bed:
      view.interlude && !all
        ? { name: 'break' }
        : { name: 'think', ...(closesAt !== undefined && { until: closesAt }) },
    beats: [
      {
        name: 'asked',
        at: since,
        cues: [effect('question'), say(view.interlude ? 'interlude' : 'question')]
      },
      ...(closesAt === undefined ? [] : lastSeconds(closesAt))
    ]
  };
};

const lastSeconds = (closesAt: number): Beat[] =>
  Array.from({ length: LAST_SECONDS }, (_, index): Beat => {
    const left = LAST_SECONDS - index;
    return {
      name: `second:${String(left)}`,
      at: closesAt - left * 1_000,
      cues: [effect('tick', left), effect('heartbeat', left), ...(index === 0 ? [say('fiveSeconds')] : [])]
    };
  });

export const sheetClosed: Family = ({ view, since }) => ({
  name: 'sheetClosed',
  key: view.step,
  startsAt: since,
  beats: [{ name: 'closed', at: since, cues: [effect('lock'), say('sheetClosed')] }],
  bed: { name: 'break' }
});

/** The question again, alone, before its answer. */
export const recall: Family = ({ view, since }) => ({
  name: 'sheet',
  key: view.step,
  startsAt: since,
  beats: [{ name: 'asked', at: since, cues: [effect('question'), say('question')] }]
});

/** Row after row, and the last one with a fanfare of its own. */
export const roundScores: Family = ({ view, since }) => {
  const count = view.roundScores?.rows.length ?? 0;
  const at = (row: number) => since + FIRST_ROW_MS + row * ROW_MS;
  return {
    name: 'roundScores',
    key: view.step,
    startsAt: since,
    beats: [
      { name: 'title', at: since, cues: [effect('round')] },
      ...Array.from({ length: count }, (_, row) => ({
        name: `row:${String(row + 1)}`,
        at: at(row),
        cues: [row === count - 1 ? effect('points') : effect('tile', row % 6)],
        stillAt: since
      })),
      { name: 'settled', at: at(count), cues: [say('roundScores')], stillAt: since }
    ]
  };
};

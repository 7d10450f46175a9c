import { effect, say } from '../cue.ts';
import type { Family } from '../moment.ts';

/** Dark, a bass note, light comes up: so long until the first letter of the code drops, in ms. */
export const CURTAIN_MS = 900;
/** From letter to letter, in ms. */
export const LETTER_MS = 200;

/** The curtain rises before an empty house: who opens a display when somebody is there finds it open. */
export const lobby: Family = ({ view, seenAt, playersThen }) => {
  const startsAt = playersThen === 0 ? seenAt : -Infinity;
  return {
    name: 'lobby',
    key: 'lobby',
    startsAt,
    bed: { name: 'lobby', from: startsAt + CURTAIN_MS },
    beats: [
      { name: 'curtain', at: startsAt, cues: [effect('curtain')], stillAt: startsAt },
      ...[...view.code].map((_letter, index) => ({
        name: `letter:${String(index + 1)}`,
        at: startsAt + CURTAIN_MS + index * LETTER_MS,
        cues: [effect('codeLetter', index)],
        stillAt: startsAt
      })),
      { name: 'doors', at: startsAt + CURTAIN_MS + view.code.length * LETTER_MS, stillAt: startsAt }
    ]
  };
};

/** Lights down, brass, then the name of the round. */
export const ROUND_TITLE_MS = 350;

export const round: Family = ({ view, since }) => ({
  name: 'round',
  key: view.step,
  startsAt: since,
  beats: [
    { name: 'number', at: since, cues: [effect('round'), say('round')] },
    { name: 'title', at: since + ROUND_TITLE_MS, stillAt: since },
    { name: 'rules', at: since + 3 * ROUND_TITLE_MS, stillAt: since }
  ]
});

/** What is wagered on the question is said before it is seen: lights down, and a bed that waits. */
export const wager: Family = ({ view, since }) => ({
  name: 'wager',
  key: view.step,
  startsAt: since,
  beats: [
    { name: 'number', at: since, cues: [effect('round'), say('wager')] },
    { name: 'title', at: since + ROUND_TITLE_MS, stillAt: since },
    { name: 'rules', at: since + 3 * ROUND_TITLE_MS, stillAt: since }
  ],
  bed: { name: 'think', from: since + ROUND_TITLE_MS }
});

/** A slide or a break between two questions: quiet music until the host goes on. */
export const interlude: Family = ({ view, since }) => ({
  name: 'interlude',
  key: view.step,
  startsAt: since,
  beats: [{ name: 'shown', at: since, cues: [effect('story'), say('interlude')] }],
  bed: { name: 'break' }
});

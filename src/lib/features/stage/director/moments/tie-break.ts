import { effect, say } from '../cue.ts';
import type { Family } from '../moment.ts';

/** So long the true number lets itself be waited for, in ms. */
export const TIE_ROLL_MS = 1_400;

/** The question for those who are tied; then the true number, and who was nearest. */
export const tieBreak: Family = ({ view, since }) => ({
  name: 'tie',
  key: 'tie',
  startsAt: since,
  ...(view.tieBreak?.correct === undefined && { bed: { name: 'think', from: since } }),
  beats:
    view.tieBreak?.correct === undefined
      ? [{ name: 'asked', at: since, cues: [effect('question'), say('tie')] }]
      : [
          { name: 'rolled', at: since, cues: [effect('lock')] },
          { name: 'told', at: since + TIE_ROLL_MS, cues: [effect('story'), say('tieTold')] }
        ]
});

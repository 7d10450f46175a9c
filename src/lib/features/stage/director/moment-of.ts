import { SKIP_LEAD_MS } from '#core/format/quick/timing.ts';
import type { DisplayView } from '#core/game/views.ts';
import { effect, say } from './cue.ts';
import type { Beat, Family, Known, Moment } from './moment.ts';
import { board } from './moments/board.ts';
import { interlude, lobby, round, wager } from './moments/opening.ts';
import { tieBreak } from './moments/tie-break.ts';
import { over, podium } from './moments/podium.ts';
import { locked, question } from './moments/question.ts';
import { reveal } from './moments/reveal.ts';
import { recall, roundScores, sheet, sheetClosed } from './moments/sheet.ts';

const families: Readonly<Record<DisplayView['phase'], Family>> = {
  lobby,
  roundIntro: round,
  interlude,
  wager,
  reading: question,
  itemIntro: question,
  open: question,
  locked,
  reveal,
  scoreboard: board,
  sheetIntro: round,
  sheet,
  sheetClosed,
  sheetRecall: recall,
  sheetReveal: reveal,
  sheetScores: roundScores,
  sheetBoard: board,
  tieBreak,
  podium,
  ended: over
};

/** What is on the stage. */
export function momentOf(known: Known): Moment {
  const moment = families[known.view.phase](known);
  return { ...moment, beats: [...skipped(known.view), ...moment.beats] };
}

/** The word across the stage after a skip, whatever it led to. */
const skipped = ({ skip }: DisplayView): Beat[] =>
  skip
    ? [
        { name: 'skip', at: skip.until - SKIP_LEAD_MS, cues: [effect('skip'), say('skipped')] },
        { name: 'skipOver', at: skip.until }
      ]
    : [];

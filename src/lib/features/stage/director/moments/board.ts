import type { BoardRow } from '#core/game/views.ts';
import { effect, say, type Cue } from '../cue.ts';
import type { Beat, Family, StageView } from '../moment.ts';

/** The rows stand as they were; then points fly in and totals count up. In ms. */
export const POINTS_MS = 700;
/** So long a total counts, in ms. */
export const COUNT_MS = 900;
/** Then the rows overtake each other, in ms from the beginning. */
export const OVERTAKE_MS = POINTS_MS + COUNT_MS + 300;
/** So long they are on their way, in ms. */
export const MOVE_MS = 900;

/** From the rows in their places to who won the round, and from there to its trophy, in ms. */
export const WINNER_MS = 500;
export const TROPHY_MS = 1_800;

/** Movement is shown where there was something to move from. */
export const hasMoved = (rows: readonly BoardRow[]): boolean => rows.some(({ moved }) => moved);
/** The first place belongs to somebody else than before. */
const hasNewLeader = (rows: readonly BoardRow[]): boolean =>
  rows.some(({ rank, moved = 0 }) => rank === 1 && moved > 0);

export const board: Family = ({ view, since }) => {
  const rows = view.board ?? [];
  const overtaking: Cue[] = hasMoved(rows) ? [effect('overtake')] : [];
  const settledAt = since + OVERTAKE_MS + (hasMoved(rows) ? MOVE_MS : 0);
  return {
    name: 'board',
    key: view.step,
    startsAt: since,
    beats: [
      { name: 'rows', at: since, stillAt: since },
      {
        name: 'points',
        at: since + POINTS_MS,
        cues: rows.length > 0 ? [effect('points')] : [],
        stillAt: since
      },
      { name: 'overtake', at: since + OVERTAKE_MS, cues: overtaking, stillAt: since },
      {
        name: 'settled',
        at: settledAt,
        cues: [...(hasNewLeader(rows) ? [effect('drop')] : []), say('board')],
        stillAt: since
      },
      ...roundOver(view, settledAt + WINNER_MS)
    ]
  };
};

/** The end of a round: who won it, then the trophy; one alone comes at once. */
function roundOver({ roundEnd }: StageView, at: number): Beat[] {
  if (!roundEnd) return [];
  const hasWinner = roundEnd.winners.length > 0;
  const trophyAt = hasWinner ? at + TROPHY_MS : at;
  return [
    ...(hasWinner ? [{ name: 'roundWinner', at, cues: [effect('roundWinner'), say('roundEnd')] }] : []),
    ...(roundEnd.trophy
      ? [
          {
            name: 'trophy',
            at: trophyAt,
            cues: hasWinner ? [effect('story')] : [effect('roundWinner'), say('roundEnd')]
          }
        ]
      : [])
  ];
}

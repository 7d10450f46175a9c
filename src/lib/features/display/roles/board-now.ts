import type { BoardRow, DisplayView } from '#core/game/views.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Scene } from '../../stage/director/director.ts';

export interface BoardNow {
  readonly rows: readonly BoardRow[];
  /** The scene of the board: as it is played on the stage, else at its end. */
  readonly scene: Scene;
  /** Absent: the board's own. */
  readonly title?: string;
}

/** Rows that a screen of standings has room for. */
const MOST_ROWS = 11;

/** The beats after which every row is in its place. */
const SETTLED = ['points', 'overtake'];

/** Rows without what the last item did to them. */
const calm = (rows: readonly BoardRow[]): BoardRow[] =>
  rows.slice(0, MOST_ROWS).map(({ id, rank, score, name, avatar }) => ({ id, rank, score, name, avatar }));

/**
 * What a screen of standings shows: the scoreboard together with the stage, the end of the evening once the winner is out, and
 * else how everybody stood last.
 *
 * @param last what this display saw last
 */
export function boardNow(view: DisplayView, scene: Scene, last: readonly BoardRow[]): BoardNow {
  if (view.board) return { rows: view.board, scene };
  const isOut = view.phase === 'ended' || (view.phase === 'podium' && (view.podiumStep ?? 3) === 3);
  return {
    rows: calm(isOut ? (view.podium ?? last) : (view.standings ?? last)),
    scene: { ...scene, key: 'standings', elapsedMs: Infinity, beats: new Set(SETTLED) },
    title: m.display_standings()
  };
}

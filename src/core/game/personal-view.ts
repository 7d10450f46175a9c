import type { PlayerId } from '../ids.ts';
import { standings, type Standing } from './standings.ts';
import { answersTo, countActive, currentItem, scoresOf, type GameState, type Player } from './state.ts';
import type { PersonalView } from './views.ts';

interface Place {
  readonly rank: number;
  readonly ahead: Player | undefined;
}

/** Before the first reveal everybody shares the first place. */
const SHARED_FIRST: Place = { rank: 1, ahead: undefined };

/**
 * Views of single players at one moment. The standings are sorted once, however many players are asked for, and not at
 * all while nobody has points: thousands may join a lobby.
 */
export class PersonalViews {
  readonly #state: GameState;
  readonly #places: ReadonlyMap<PlayerId, Place> | undefined;
  readonly #count: number;

  constructor(state: GameState) {
    this.#state = state;
    const isScored = [...state.outcomes.values()].includes('revealed');
    this.#places = isScored ? placesOf(standings(state)) : undefined;
    this.#count = this.#places?.size ?? countActive(state);
  }

  /** `undefined` for a player who was removed or never joined. */
  of(id: PlayerId): PersonalView | undefined {
    const player = this.#state.players.get(id);
    if (!player || player.kicked) return undefined;
    const { rank, ahead } = this.#places?.get(id) ?? SHARED_FIRST;
    const { phase, quiz, outcomes } = this.#state;
    return {
      id,
      name: player.name,
      avatar: player.avatar,
      score: player.score,
      rank,
      of: this.#count,
      streak: player.streak,
      ...(player.rankBefore !== undefined && { moved: player.rankBefore - rank }),
      ...this.#answer(id),
      ...(ahead && { chase: { name: ahead.name, avatar: ahead.avatar, gap: ahead.score - player.score } }),
      ...((phase.name === 'podium' || phase.name === 'ended') && {
        best: {
          streak: player.bestStreak,
          right: player.rightCount,
          items: quiz.items.filter((item) => outcomes.get(item.id) === 'revealed').length
        }
      })
    };
  }

  #answer(id: PlayerId): Pick<PersonalView, 'answer' | 'result'> {
    const { phase } = this.#state;
    const item = currentItem(this.#state);
    if (!item) return {};
    const answer = answersTo(this.#state, item.id).get(id);
    const shown = phase.name === 'reveal' || phase.name === 'scoreboard';
    if (!answer) return shown ? { result: { right: false, points: 0 } } : {};
    const { value, revision, isDraft } = answer;
    const given = { item: item.id, value, rev: revision, ...(isDraft && { draft: true }) };
    if (!shown) return { answer: given };
    const { right = false, points = 0, off } = scoresOf(this.#state, item.id).get(id) ?? {};
    return {
      answer: given,
      result: { right, points, tapMs: answer.tapMs, ...(off !== undefined && { off }) }
    };
  }
}

/** Everybody's place, and who stands on the next better one: of equals the last, who is just ahead on the list. */
function placesOf(rows: readonly Standing[]): ReadonlyMap<PlayerId, Place> {
  const places = new Map<PlayerId, Place>();
  let ahead: Player | undefined;
  let above: Standing | undefined;
  for (const row of rows) {
    if (above && above.rank < row.rank) ahead = above.player;
    places.set(row.player.id, { rank: row.rank, ahead });
    above = row;
  }
  return places;
}

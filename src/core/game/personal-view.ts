import type { PlayerId } from '../ids.ts';
import { scoreQuestion } from '../scoring/score-answer.ts';
import { standings, type Standing } from './standings.ts';
import { answersTo, currentItem, type GameState } from './state.ts';
import type { PersonalView } from './views.ts';

/** Views of single players at one moment. The standings are sorted once, however many players are asked for. */
export class PersonalViews {
  readonly #state: GameState;
  readonly #rows: readonly Standing[];
  readonly #places: ReadonlyMap<PlayerId, number>;

  constructor(state: GameState) {
    this.#state = state;
    this.#rows = standings(state);
    this.#places = new Map(this.#rows.map((row, place) => [row.player.id, place]));
  }

  /** `undefined` for a player who was removed or never joined. */
  of(id: PlayerId): PersonalView | undefined {
    const place = this.#places.get(id);
    const row = place === undefined ? undefined : this.#rows[place];
    if (place === undefined || !row) return undefined;
    const { player, rank } = row;
    const ahead = this.#ahead(place, rank);
    const { phase, quiz, outcomes } = this.#state;
    return {
      id,
      name: player.name,
      avatar: player.avatar,
      score: player.score,
      rank,
      of: this.#rows.length,
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

  #ahead(place: number, rank: number) {
    for (let above = place - 1; above >= 0; above--) {
      const row = this.#rows[above];
      if (row && row.rank < rank) return row.player;
    }
    return undefined;
  }

  #answer(id: PlayerId): Pick<PersonalView, 'answer' | 'result'> {
    const { phase, quiz } = this.#state;
    const item = currentItem(this.#state);
    if (!item) return {};
    const answer = answersTo(this.#state, item.id).get(id);
    const shown = phase.name === 'reveal' || phase.name === 'scoreboard';
    if (!answer) return shown ? { result: { right: false, points: 0 } } : {};
    const given = { item: item.id, value: answer.value, rev: answer.revision };
    if (!shown) return { answer: given };
    const { right, points } = scoreQuestion(item.question, quiz.settings.scoring, answer.value, answer.tapMs);
    return { answer: given, result: { right, points, tapMs: answer.tapMs } };
  }
}

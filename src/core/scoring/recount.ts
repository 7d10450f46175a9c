import type { ContestantId, ItemId } from '../ids.ts';
import { questionsAmong } from '../item/item.ts';
import type { Marks } from '../question/question-kind.ts';
import type { AnswerValue } from '../question/question.ts';
import type { FrozenQuiz } from '../quiz/quiz.ts';
import { rulesOf, scoreItem, type Score } from './score-item.ts';
import { withTeams, type MembersCount } from './team-score.ts';
import { addToTally, emptyTally, type Tally } from './tally.ts';

export interface CountedAnswer {
  readonly itemId: ItemId;
  readonly contestantId: ContestantId;
  readonly value: AnswerValue;
  readonly tapMs: number;
  /** The team that it was given for by one of its members [GAME-75]. */
  readonly team?: ContestantId | undefined;
}

/** What counts beside the answers of contestants where people play in teams. */
export interface CountedTeams {
  readonly how?: MembersCount | undefined;
  /** Points that a team has beside all answers [GAME-76]. */
  readonly granted: ReadonlyMap<ContestantId, number>;
}

/** One answer with what it earned. */
export interface ScoredAnswer extends CountedAnswer, Score {}

/** What was said of answers, item by item. */
export type MarksByItem = ReadonlyMap<ItemId, Marks>;

/** What a live session came to. */
export interface Recount {
  /** One row per contestant, in the order in which they were given. */
  readonly tallies: ReadonlyMap<ContestantId, Tally>;
  /** Per revealed item, in the order of the reveals, what each answer earned, in the order of the answers. */
  readonly scored: ReadonlyMap<ItemId, ReadonlyMap<ContestantId, ScoredAnswer>>;
  /** What each of them brought everybody, also teams whose members answered. */
  readonly gains: ReadonlyMap<ItemId, ReadonlyMap<ContestantId, number>>;
}

/**
 * Scores from nothing but the frozen quiz, the stored answers, the marks and which items were revealed, in their order [SCORING-3]. The room's
 * running totals, the results page and the export must all equal it.
 *
 * @param answers everybody's, also of contestants who have no row
 * @param revealed in the order in which they were
 */
export function recount(
  quiz: FrozenQuiz,
  contestants: readonly ContestantId[],
  answers: readonly CountedAnswer[],
  revealed: ReadonlySet<ItemId>,
  marks: MarksByItem = new Map(),
  { how, granted }: CountedTeams = { granted: new Map() }
): Recount {
  const tallies = new Map(contestants.map((id) => [id, { ...emptyTally(), score: granted.get(id) ?? 0 }]));
  const byItem = new Map<ItemId, Map<ContestantId, CountedAnswer>>();
  for (const answer of answers) {
    const given = byItem.get(answer.itemId) ?? new Map<ContestantId, CountedAnswer>();
    byItem.set(answer.itemId, given.set(answer.contestantId, answer));
  }
  const scored = new Map<ItemId, Map<ContestantId, ScoredAnswer>>();
  const gains = new Map<ItemId, Map<ContestantId, number>>();
  const questions = new Map(questionsAmong(quiz.items).map((question) => [question.id, question]));
  for (const id of revealed) {
    const item = questions.get(id);
    if (!item) continue;
    const given = byItem.get(item.id) ?? new Map<ContestantId, CountedAnswer>();
    const earned = scoreItem(item, rulesOf(quiz, item), given, marks.get(item.id));
    const rows = new Map<ContestantId, ScoredAnswer>();
    for (const [id, answer] of given) {
      const score = earned.get(id);
      if (score) rows.set(id, { ...answer, ...score });
    }
    scored.set(item.id, rows);
    const { answers: byRow, scores } = withTeams(given, earned, how);
    gains.set(item.id, new Map([...scores].map(([row, { points }]) => [row, points])));
    for (const [id, tally] of tallies) addToTally(tally, byRow.get(id), scores.get(id));
  }
  return { tallies, scored, gains };
}

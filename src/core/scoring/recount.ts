import type { ContestantId, ItemId } from '../ids.ts';
import { questionsAmong } from '../item/item.ts';
import type { Marks } from '../question/question-kind.ts';
import type { AnswerValue } from '../question/question.ts';
import type { FrozenQuiz } from '../quiz/quiz.ts';
import { emptyLedger, enterItem, scoresOn, type Ledger, type Page } from './ledger.ts';
import type { Score } from './score-item.ts';
import type { Tally } from './tally.ts';
import { NOTHING_ELSE, tallyLedger, type Counted } from './tally-ledger.ts';

export interface CountedAnswer {
  readonly itemId: ItemId;
  readonly contestantId: ContestantId;
  readonly value: AnswerValue;
  readonly tapMs: number;
  /** The team that it was given for by one of its members [GAME-75]. */
  readonly team?: ContestantId | undefined;
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
  /**
   * In the same order, what each item did to everybody's total: with what was lost without an answer, with what a round
   * came to on its last item, and what was granted on the last of all.
   */
  readonly gains: ReadonlyMap<ItemId, ReadonlyMap<ContestantId, number>>;
}

/**
 * Scores from nothing but the frozen quiz, the stored answers, the marks, which items were revealed, in their order, and what was at stake
 * [SCORING-3]. The room's running totals, the results page and the export must all equal it.
 *
 * @param answers everybody's, also of contestants who have no row
 * @param revealed in the order in which they were, without those that count for nobody
 * @param counted what was at stake, and points that were given or taken beside the items
 */
export function recount(
  quiz: FrozenQuiz,
  contestants: readonly ContestantId[],
  answers: readonly CountedAnswer[],
  revealed: ReadonlySet<ItemId>,
  marks: MarksByItem = new Map(),
  counted: Counted = NOTHING_ELSE
): Recount {
  const byItem = new Map<ItemId, Map<ContestantId, CountedAnswer>>();
  for (const answer of answers) {
    const given = byItem.get(answer.itemId) ?? new Map<ContestantId, CountedAnswer>();
    byItem.set(answer.itemId, given.set(answer.contestantId, answer));
  }
  const ledger = emptyLedger();
  const questions = new Map(questionsAmong(quiz.items).map((question) => [question.id, question]));
  const givenTo = (id: ItemId): ReadonlyMap<ContestantId, CountedAnswer> => byItem.get(id) ?? new Map();
  for (const id of revealed) {
    const item = questions.get(id);
    if (item) enterItem(ledger, quiz, item, givenTo(id), marks.get(id), counted.how);
  }
  // Also what those earned who have no row is told of an item.
  const everybody = new Set([...contestants, ...ledger.rows.keys()]);
  const all = tallyLedger(quiz, ledger, everybody, counted);
  const scored = new Map<ItemId, Map<ContestantId, ScoredAnswer>>();
  for (const id of ledger.pages.keys()) {
    const earned = scoresOn(ledger, id);
    const rows = new Map<ContestantId, ScoredAnswer>();
    for (const [contestant, answer] of givenTo(id)) {
      const score = earned.get(contestant);
      if (score) rows.set(contestant, { ...answer, ...score });
    }
    scored.set(id, rows);
  }
  const tallies = new Map(
    contestants.flatMap((id) => {
      const tally = all.get(id);
      return tally ? [[id, tally] as const] : [];
    })
  );
  return { tallies, scored, gains: gainsOf(ledger, contestants, counted.granted) };
}

function gainsOf(
  { rows, pages }: Ledger,
  contestants: readonly ContestantId[],
  granted: Counted['granted']
): Recount['gains'] {
  const last = [...pages.keys()].at(-1);
  const gainOf = ({ item, earned, closed }: Page, id: ContestantId) => {
    const row = rows.get(id) ?? -1;
    return (earned[row] ?? 0) + (closed?.[row] ?? 0) + (item.id === last ? (granted?.get(id) ?? 0) : 0);
  };
  return new Map(
    [...pages].map(([itemId, page]) => [itemId, new Map(contestants.map((id) => [id, gainOf(page, id)]))])
  );
}

import type { ContestantId, ItemId } from '../ids.ts';
import type { QuestionItem } from '../item/item.ts';
import type { Marks } from '../question/question-kind.ts';
import type { AnswerValue } from '../question/question.ts';
import type { FrozenQuiz } from '../quiz/quiz.ts';
import { rulesOf, scoreItem, type Score } from './score-item.ts';
import type { ScoringSettings } from './scoring-settings.ts';
import { withTeams, type MembersCount } from './team-score.ts';

/** No answer, one that is not right, one that is. */
export const [NONE, WRONG, RIGHT] = [0, 1, 2] as const;

/** What a revealed item brought, by the rows of the ledger; a row beyond the end of a list has no answer. */
export interface Page {
  readonly item: QuestionItem;
  readonly rules: ScoringSettings;
  /** As the item alone is scored; who does not look back lets go of it. */
  scores: ReadonlyMap<ContestantId, Score>;
  readonly said: Uint8Array;
  readonly points: Int32Array;
  readonly tapMs: Int32Array;
  /** The same with the bonus of streaks, and then with what was wagered on it: filled by the tally. */
  brought: Int32Array;
  earned: Int32Array;
  /** What jokers and wagers on the round brought, on the last page of a round that is over. */
  closed: Int32Array | undefined;
}

/**
 * What each revealed item brought everybody, in the order of the reveals. Numbers stand side by side in lists: sixty items of ten
 * thousand contestants are added up anew with every mark, in a few milliseconds.
 */
export interface Ledger {
  /** The row of whoever has answered anything, or was counted. */
  readonly rows: Map<ContestantId, number>;
  readonly pages: Map<ItemId, Page>;
}

export const emptyLedger = (): Ledger => ({ rows: new Map(), pages: new Map() });

export function rowOf({ rows }: Ledger, id: ContestantId): number {
  let row = rows.get(id);
  if (row === undefined) rows.set(id, (row = rows.size));
  return row;
}

interface GivenAnswer {
  readonly value: AnswerValue;
  readonly tapMs: number;
  readonly team?: ContestantId | undefined;
}

/**
 * Enters what an item brought, in place; entered again, as after a mark, it keeps its place among the reveals.
 *
 * @param how members' answers become that of their team, where they do
 */
export function enterItem(
  ledger: Ledger,
  quiz: FrozenQuiz,
  item: QuestionItem,
  given: ReadonlyMap<ContestantId, GivenAnswer>,
  marks?: Marks,
  how?: MembersCount
): Page {
  const rules = rulesOf(quiz, item);
  const { answers, scores } = withTeams(given, scoreItem(item, rules, given, marks), how);
  for (const id of answers.keys()) rowOf(ledger, id);
  const size = ledger.rows.size;
  const said = new Uint8Array(size);
  const points = new Int32Array(size);
  const tapMs = new Int32Array(size);
  for (const [id, answer] of answers) {
    const row = rowOf(ledger, id);
    const score = scores.get(id);
    said[row] = score?.right ? RIGHT : WRONG;
    points[row] = score?.points ?? 0;
    tapMs[row] = answer.tapMs;
  }
  const [brought, earned] = [new Int32Array(size), new Int32Array(size)];
  const page: Page = { item, rules, scores, said, points, tapMs, brought, earned, closed: undefined };
  ledger.pages.set(item.id, page);
  return page;
}

const NO_SCORES: ReadonlyMap<ContestantId, Score> = new Map();

/** Keeps of each other item its numbers alone: sixty items of ten thousand answers would be a hundred megabytes. */
export function keepScoresOf({ pages }: Ledger, item: ItemId | undefined): void {
  for (const [id, page] of pages) if (id !== item) page.scores = NO_SCORES;
}

/** What an item brought by now, with streaks and stakes: who answered it, and who lost a stake without an answer. */
export function scoresOn({ rows, pages }: Ledger, id: ItemId): ReadonlyMap<ContestantId, Score> {
  const page = pages.get(id);
  const scores = new Map<ContestantId, Score>();
  if (!page) return scores;
  for (const [contestant, score] of page.scores) {
    const points = page.earned[rows.get(contestant) ?? -1] ?? score.points;
    scores.set(contestant, points === score.points ? score : { ...score, points });
  }
  if (page.rules.wager === 'question')
    for (const [contestant, row] of rows) {
      const points = page.earned[row] ?? 0;
      if (points !== 0 && !scores.has(contestant)) scores.set(contestant, { grade: 0, right: false, points });
    }
  return scores;
}

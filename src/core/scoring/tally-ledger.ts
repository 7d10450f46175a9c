import type { ContestantId } from '../ids.ts';
import type { FrozenQuiz } from '../quiz/quiz.ts';
import { NONE, RIGHT, rowOf, type Ledger, type Page } from './ledger.ts';
import { percentOf } from './scoring-rules.ts';
import { rulesOfRound } from './score-item.ts';
import { NO_STAKES, type StakeId, type Stakes } from './stakes.ts';
import { emptyTally, type Tally } from './tally.ts';
import type { MembersCount } from './team-score.ts';

/** Further right answers in a row that bring more each; those behind bring as much as the last. */
const MAX_STREAK_STEPS = 5;

/** What counts beside answers and marks. */
export interface Counted {
  readonly stakes: Stakes;
  /** Indexes of the rounds that are over: only then jokers and wagers on them count [SCORING-24]. */
  readonly settled: ReadonlySet<number>;
  /** Points that were given or taken beside all items: a handicap, the size of a team, a correction. */
  readonly granted?: ReadonlyMap<ContestantId, number>;
  /** How the answers of members become that of their team; absent where nobody answers for one [GAME-75]. */
  readonly how?: MembersCount | undefined;
}

export const NOTHING_ELSE: Counted = { stakes: NO_STAKES, settled: new Set() };

/** What one contestant's items of a round came to. */
interface RoundSum {
  points: number;
  right: number;
  asked: number;
}

/**
 * Adds up the ledger for each of these contestants, in place of what was there [SCORING-3]: the points of the items, with the bonus of streaks
 * [SCORING-22] and wagers on questions [SCORING-25], then what a round that is over does to them, then what was granted.
 */
export function tallyLedger(
  quiz: FrozenQuiz,
  ledger: Ledger,
  contestants: Iterable<ContestantId>,
  { stakes, settled, granted }: Counted
): Map<ContestantId, Tally> {
  const ids = [...contestants];
  for (const id of ids) rowOf(ledger, id);
  const pages = [...ledger.pages.values()];
  for (const page of pages)
    if (page.earned.length < ledger.rows.size) {
      page.brought = new Int32Array(ledger.rows.size);
      page.earned = new Int32Array(ledger.rows.size);
    }
  for (const page of pages) page.closed = undefined;
  const closing = [...settled].flatMap((round) => closingOf(quiz, round, stakes, pages));
  for (const { page } of closing) page.closed = new Int32Array(ledger.rows.size);
  const sums = quiz.rounds.map((): RoundSum => ({ points: 0, right: 0, asked: 0 }));
  const tallies = new Map<ContestantId, Tally>();
  for (const id of ids) {
    const row = rowOf(ledger, id);
    const tally = emptyTally();
    tally.score = granted?.get(id) ?? 0;
    for (const sum of sums) sum.points = sum.right = sum.asked = 0;
    addItems(tally, pages, row, sums, (on) => stakes.wagers.get(on)?.get(id) ?? 0);
    for (const { round, page, wagers } of closing) {
      const sum = sums[round];
      if (!sum) continue;
      const wager = wagers?.get(id) ?? 0;
      const won = 2 * sum.right >= sum.asked ? wager : -wager;
      const more = won + (stakes.jokers.get(id) === round ? Math.max(0, sum.points) : 0);
      if (page.closed) page.closed[row] = more;
      tally.score += more;
    }
    tallies.set(id, tally);
  }
  return tallies;
}

/** A round that is over, where anything was at stake on it; nothing where none of its questions was revealed. */
function closingOf(quiz: FrozenQuiz, round: number, { jokers, wagers }: Stakes, pages: readonly Page[]) {
  const id = quiz.rounds[round]?.id;
  const placed = id && rulesOfRound(quiz, round).wager === 'round' ? wagers.get(id) : undefined;
  const page = pages.findLast(({ item }) => item.round === round);
  return page && (jokers.size > 0 || placed) ? [{ round, page, wagers: placed }] : [];
}

function addItems(
  tally: Tally,
  pages: readonly Page[],
  row: number,
  sums: readonly RoundSum[],
  wagerOn: (on: StakeId) => number
): void {
  for (const page of pages) {
    const { item, rules } = page;
    const said = page.said[row] ?? NONE;
    const isRight = said === RIGHT;
    let points = 0;
    if (said === NONE) tally.streak = 0;
    else {
      tally.totalTapMs += page.tapMs[row] ?? 0;
      tally.streak = isRight ? tally.streak + 1 : 0;
      tally.bestStreak = Math.max(tally.bestStreak, tally.streak);
      if (isRight) tally.rightCount += 1;
      points =
        (page.points[row] ?? 0) + (isRight && rules.streakBonus > 0 ? streakBonus(page, tally.streak) : 0);
    }
    const sum = sums[item.round];
    if (sum) {
      sum.points += points;
      sum.asked += 1;
      if (isRight) sum.right += 1;
    }
    page.brought[row] = points;
    if (rules.wager === 'question') points += isRight ? wagerOn(item.id) : -wagerOn(item.id);
    page.earned[row] = points;
    tally.score += points;
  }
}

function streakBonus({ item, rules }: Page, streak: number): number {
  const steps = Math.min(streak - 1, MAX_STREAK_STEPS);
  return (rules.double ? 2 : 1) * percentOf(item.question.points, steps * rules.streakBonus);
}

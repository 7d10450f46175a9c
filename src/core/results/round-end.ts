import type { ContestantId } from '../ids.ts';
import type { Question } from '../question/question.ts';
import { A_CROWD, loneAmong, soonestWrong, standoutsOf, type JudgedAnswer } from '../scoring/standouts.ts';
import { awardRules, A_CLIMB, A_STREAK, A_WOLF, type AwardName, type Candidate } from './award-rules.ts';

type OwnedAnswer = JudgedAnswer & { readonly id: ContestantId; readonly grade: number };

/** What one item gives to trophies: who was best at it, by award, and whose answer nobody else gave. */
export interface ItemFacts {
  readonly best: ReadonlyMap<AwardName, Candidate>;
  readonly lone: readonly ContestantId[];
}

/** A trophy of a round, for one contestant. */
export interface Trophy {
  readonly name: AwardName;
  readonly id: ContestantId;
  /** What it was won with, in the unit of its award. */
  readonly value: number;
}

/** How a round ended. */
export interface RoundEnd {
  /** Whoever won most points in it; none where that says nothing. */
  readonly winners: readonly ContestantId[];
  readonly points: number;
  readonly trophy?: Trophy;
}

/** Somebody who takes part, in the order of joining; not who was removed. */
export interface RoundContestant {
  readonly id: ContestantId;
  /** Points of the round. */
  readonly won: number;
  /** Total at its end. */
  readonly score: number;
  /** Right answers in a row, at its end. */
  readonly streak: number;
}

export function itemFacts(question: Question, answers: readonly OwnedAnswer[]): ItemFacts {
  const { answered, right, fastest, closest } = standoutsOf(answers);
  const lone = loneAmong(question, answers);
  const bravest = soonestWrong(lone);
  const best = new Map<AwardName, Candidate>();
  if (fastest) best.set('fastestFinger', { id: fastest.id, value: fastest.tapMs });
  if (fastest && right === 1 && answered >= A_CROWD)
    best.set('onlyKnower', { id: fastest.id, value: answered });
  if (closest?.right) best.set('closestGuess', { id: closest.id, value: closest.grade });
  if (bravest) best.set('bravestWrong', { id: bravest.id, value: bravest.tapMs });
  return { best, lone: lone.map(({ id }) => id) };
}

/**
 * Who won a round, and its trophy [GAME-50, GAME-51]: of the awards whose best nobody else of the crowd shares, the first for
 * whoever has none yet, did not win the round, and whose kind was given least.
 *
 * @param facts of the items of the round
 * @param given trophies of the other rounds
 */
export function roundEndOf(
  contestants: readonly RoundContestant[],
  facts: readonly ItemFacts[],
  given: readonly Trophy[]
): RoundEnd {
  const points = contestants.reduce((most, { won }) => Math.max(most, won), 0);
  const first = contestants.filter(({ won }) => points > 0 && won === points).map(({ id }) => id);
  const winners = saysSomething(first.length, contestants.length) ? first : [];
  const trophy = contestants.length < A_CROWD ? undefined : pick(contestants, facts, given, new Set(winners));
  return { winners, points, ...(trophy && { trophy }) };
}

/** What more than half of several share says nothing [RESULTS-5]. */
const saysSomething = (sharing: number, all: number): boolean => sharing > 0 && sharing * 2 <= all;

function pick(
  contestants: readonly RoundContestant[],
  facts: readonly ItemFacts[],
  given: readonly Trophy[],
  winners: ReadonlySet<ContestantId>
): Trophy | undefined {
  const holders = new Set(given.map(({ id }) => id));
  const isHere = new Set(contestants.map(({ id }) => id));
  // The keys of a constant are its keys.
  const trophies = (Object.keys(awardRules) as AwardName[]).flatMap((name): Trophy[] => {
    const candidates = [...candidatesOf(name, contestants, facts)].filter(({ id }) => isHere.has(id));
    const best = bestOf(candidates, 'least' in awardRules[name]);
    return saysSomething(best.length, contestants.length) ? best.map((one) => ({ name, ...one })) : [];
  });
  const burden = ({ name, id }: Trophy) => [
    Number(holders.has(id)),
    Number(winners.has(id)),
    given.filter((one) => one.name === name).length
  ];
  return trophies
    .map((trophy) => ({ trophy, burden: burden(trophy) }))
    .sort((a, b) => a.burden.reduce((before, part, index) => before || part - (b.burden[index] ?? 0), 0))[0]
    ?.trophy;
}

/** Each contestant once, at the best value there is. */
function bestOf(candidates: readonly Candidate[], isLeast: boolean): readonly Candidate[] {
  const values = candidates.map(({ value }) => (isLeast ? -value : value));
  const most = values.reduce((best, value) => Math.max(best, value), -Infinity);
  const best = candidates.filter((_, index) => values[index] === most);
  return [...new Map(best.map(({ id, value }) => [id, { id, value }])).values()];
}

function* candidatesOf(
  name: AwardName,
  contestants: readonly RoundContestant[],
  facts: readonly ItemFacts[]
): Generator<Candidate> {
  if (name === 'bestClimb') yield* climbs(contestants);
  else if (name === 'longestStreak') {
    for (const { id, streak } of contestants) if (streak >= A_STREAK) yield { id, value: streak };
  } else if (name === 'loneWolf') {
    const alone = new Map<ContestantId, number>();
    for (const { lone } of facts) for (const id of lone) alone.set(id, (alone.get(id) ?? 0) + 1);
    for (const [id, value] of alone) if (value >= A_WOLF) yield { id, value };
  } else for (const { best } of facts) yield* [best.get(name) ?? []].flat();
}

/** Places climbed over the round, by points alone; in the first round nobody had a place. */
function* climbs(contestants: readonly RoundContestant[]): Generator<Candidate> {
  if (contestants.every(({ score, won }) => score === won)) return;
  const before = rankBy(contestants.map(({ score, won }) => score - won));
  const after = rankBy(contestants.map(({ score }) => score));
  for (const { id, score, won } of contestants) {
    const climbed = before(score - won) - after(score);
    if (climbed >= A_CLIMB) yield { id, value: climbed };
  }
}

/** Ranks among these scores, from 1, without an order of everybody. */
function rankBy(scores: readonly number[]): (score: number) => number {
  const sorted = Float64Array.from(scores).sort();
  return (score) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? 0) > score) high = middle;
      else low = middle + 1;
    }
    return sorted.length - low + 1;
  };
}

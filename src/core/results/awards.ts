import type { ContestantId, ItemId } from '../ids.ts';
import { awardRules, type AwardName, type AwardRule, type Candidate } from './award-rules.ts';
import type { PlayedEvening } from './evening.ts';

export interface Award {
  readonly name: AwardName;
  /** What it was won with, in the unit of its rule. */
  readonly value: number;
  /** Everybody who was equally good, each once, in the order of the scoreboard. */
  readonly winners: readonly { readonly id: ContestantId; readonly itemId?: ItemId }[];
}

/** The best candidates of a rule, the first of each contestant. */
function bestOf({ least }: AwardRule, candidates: Iterable<Candidate>): Map<ContestantId, Candidate> {
  const best = new Map<ContestantId, Candidate>();
  let value: number | undefined;
  for (const candidate of candidates) {
    const isBetter = value === undefined || (least ? candidate.value < value : candidate.value > value);
    if (isBetter) {
      best.clear();
      value = candidate.value;
    }
    if (candidate.value === value && !best.has(candidate.id)) best.set(candidate.id, candidate);
  }
  return best;
}

/**
 * The awards of an evening [RESULTS-4]: the same from the same answers, whoever asks when. Equals share an award [RESULTS-5]; one
 * that more than half of several contestants would share says nothing and is not given.
 */
export function awardsOf(evening: PlayedEvening): readonly Award[] {
  const { rows } = evening;
  // The keys of a constant are its keys.
  return (Object.keys(awardRules) as AwardName[]).flatMap((name): Award[] => {
    const rule = awardRules[name];
    const best = bestOf(rule, rule.candidates(evening));
    const winners = rows.flatMap(({ id }) => best.get(id) ?? []);
    const [first] = winners;
    if (!first || (winners.length > 1 && winners.length * 2 > rows.length)) return [];
    return [
      {
        name,
        value: first.value,
        winners: winners.map(({ id, itemId }) => ({ id, ...(itemId !== undefined && { itemId }) }))
      }
    ];
  });
}

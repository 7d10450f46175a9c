import type { ContestantId } from '#core/ids.ts';
import { awardsOf } from '#core/results/awards.ts';
import type { ToldCertificate } from '#core/results/told-evening.ts';
import { inPlayedOrder, playedEvening, type Facts } from './tell-evening.ts';

/** Places that get one without asking, and how many at most where they are shared. */
const PLACES = 3;
const MOST = 30;

/**
 * What stands on the certificates of an evening.
 * @param only whose; absent: of the first three places
 * @returns none where there is nobody of that id, or nobody has a point
 */
export function tellCertificates(facts: Facts, only?: ContestantId): readonly ToldCertificate[] {
  const awards = awardsOf(playedEvening(facts, inPlayedOrder(facts)));
  return facts.rows
    .filter(({ id, rank, score }) => (only === undefined ? rank <= PLACES && score > 0 : id === only))
    .slice(0, MOST)
    .map(({ id, name, avatar, rank, score }) => ({
      ...{ name, avatar, rank, score },
      awards: awards
        .filter(({ winners }) => winners.some((winner) => winner.id === id))
        .map((award) => ({ name: award.name, value: award.value }))
    }));
}

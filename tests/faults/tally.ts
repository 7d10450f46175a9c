import { quantile } from '../support/quantile.ts';
import type { Verdict } from './verdict.ts';

/** One line of the suite's output: all rounds of one kind of fault together. */
export interface KindResult {
  readonly kind: string;
  readonly rounds: number;
  readonly players: number;
  readonly acked: number;
  readonly stored: number;
  /** Acknowledged answers that are not stored as they were given. */
  readonly lost: number;
  /** Answers stored or counted beyond the first of a player to an item. */
  readonly duplicates: number;
  /** Scoreboards that disagree with the recount. */
  readonly differ: number;
  readonly reconnectP50Ms: number;
  readonly reconnectP99Ms: number;
  /** The same, from the moment on at which the client's own network was there again. */
  readonly recoverP99Ms: number;
  readonly reconnects: number;
  /** Answers that were refused. */
  readonly nacked: number;
  /** Gaps in the sequence that clients noticed and closed with a snapshot. */
  readonly gaps: number;
  /** How often somebody was told that nothing is stored at the moment. */
  readonly savings: number;
  /** The longest wait of an answer for its reply: that the fault was felt. */
  readonly slowestReplyMs: number;
  readonly seed: string;
  /** What was not as promised, with the name of the round; empty when all is well. */
  readonly failures: readonly string[];
}

export interface JudgedRound extends Verdict {
  readonly name: string;
}

export function tally(kind: string, seed: string, rounds: readonly JudgedRound[]): KindResult {
  const sum = (
    key: 'players' | 'acked' | 'stored' | 'lost' | 'duplicates' | 'differ' | 'nacked' | 'gaps' | 'savings'
  ) => rounds.reduce((total, round) => total + round[key], 0);
  const away = rounds.flatMap((round) => round.reconnectMs);
  const recovered = rounds.flatMap((round) => round.recoverMs);
  return {
    kind,
    rounds: rounds.length,
    players: sum('players'),
    acked: sum('acked'),
    stored: sum('stored'),
    lost: sum('lost'),
    duplicates: sum('duplicates'),
    differ: sum('differ'),
    reconnectP50Ms: whole(away, 0.5),
    reconnectP99Ms: whole(away, 0.99),
    recoverP99Ms: whole(recovered, 0.99),
    reconnects: away.length,
    nacked: sum('nacked'),
    gaps: sum('gaps'),
    savings: sum('savings'),
    slowestReplyMs: Math.round(Math.max(0, ...rounds.map((round) => round.slowestReplyMs))),
    seed,
    failures: rounds.flatMap(({ name, failures }) => failures.map((failure) => `${name}: ${failure}`))
  };
}

/** In whole ms; 0 where nothing was measured. */
const whole = (numbers: readonly number[], q: number): number => Math.round(quantile(numbers, q) || 0);

export const isClean = ({ lost, duplicates, differ, failures }: KindResult): boolean =>
  lost + duplicates + differ + failures.length === 0;

import { quantile } from '../support/quantile.ts';
import type { Arrivals } from './arrivals.ts';
import type { PartyReport } from './party.ts';
import type { Layout, Stop } from './places.ts';
import type { WebLoad } from './web-load.ts';

/** A process is gone within this time [OPS-5], in ms. */
const GONE_MS = 9_000;

export interface Observed {
  readonly options: { readonly rounds: number; readonly seed: string; readonly layout: Layout };
  readonly ms: number;
  readonly web: WebLoad;
  readonly lostWrites: number;
  readonly arrivals: Arrivals;
  readonly parties: readonly PartyReport[];
  readonly stops: readonly Stop[];
}

export interface RollingResult {
  readonly rounds: number;
  readonly seed: string;
  readonly layout: Layout;
  readonly seconds: number;
  readonly replacements: number;
  readonly requests: number;
  /** Network errors and every status but the expected one. */
  readonly failed: number;
  readonly reasons: Readonly<Record<string, number>>;
  readonly requestMs: Spread;
  /** Forms whose effect was promised, and those that the database lacks. */
  readonly writes: number;
  readonly lostWrites: number;
  readonly sessions: number;
  readonly acked: number;
  readonly stored: number;
  readonly lost: number;
  readonly duplicates: number;
  readonly slowestAckMs: number;
  /** Sockets of players and hosts; how often somebody was left without one; and how long moves left a gap. */
  readonly sockets: number;
  readonly torn: number;
  readonly gaps: number;
  readonly gapMs: Spread;
  /** Guests who come at every moment, and those who were not served. */
  readonly arrivals: number;
  readonly arrivalMs: Spread;
  /** Sockets that broke or were refused, of anybody, by reason. */
  readonly socketErrors: Readonly<Record<string, number>>;
  readonly stops: Readonly<
    Record<string, { readonly slowestMs: number; readonly exitCodes: readonly string[] }>
  >;
  /** Sentences about everything that was not as promised. */
  readonly failures: readonly string[];
}

interface Spread {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

function spread(samples: readonly number[]): Spread {
  const at = (part: number) => (samples.length === 0 ? 0 : Math.round(quantile(samples, part) * 10) / 10);
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}

function count(reasons: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const reason of reasons) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

function byService(stops: readonly Stop[]): RollingResult['stops'] {
  const services = [...new Set(stops.map(({ service }) => service))].sort();
  return Object.fromEntries(
    services.map((name) => {
      const own = stops.filter(({ service }) => service === name);
      const exitCodes = [...new Set(own.map(({ code }) => String(code)))];
      return [name, { slowestMs: Math.max(...own.map(({ ms }) => ms)), exitCodes }];
    })
  );
}

/** Puts the figures together, and says what is not as promised. */
export function report({ options, ms, web, lostWrites, arrivals, parties, stops }: Observed): RollingResult {
  const figures = {
    rounds: options.rounds,
    seed: options.seed,
    layout: options.layout,
    seconds: Math.round(ms / 1_000),
    replacements: stops.length,
    requests: web.requests,
    failed: web.failed,
    reasons: Object.fromEntries(web.reasons),
    requestMs: spread(web.latencies),
    writes: web.made.length + web.deleted.length,
    lostWrites,
    sessions: parties.length,
    acked: sum(parties, ({ acked }) => acked),
    stored: sum(parties, ({ stored }) => stored),
    lost: sum(parties, ({ lost }) => lost),
    duplicates: sum(parties, ({ duplicates }) => duplicates),
    slowestAckMs: Math.round(Math.max(...parties.map(({ slowestAckMs }) => slowestAckMs))),
    sockets: sum(parties, ({ connections }) => connections),
    torn: sum(parties, ({ torn }) => torn),
    gaps: sum(parties, ({ gaps }) => gaps.length),
    gapMs: spread(parties.flatMap(({ gaps }) => gaps)),
    arrivals: arrivals.count,
    arrivalMs: spread(arrivals.latencies),
    socketErrors: count([...arrivals.failures, ...parties.flatMap(({ socketErrors }) => socketErrors)]),
    stops: byService(stops)
  };
  return { ...figures, failures: [...parties.flatMap(({ failures }) => failures), ...judge(figures, stops)] };
}

function judge(figures: Omit<RollingResult, 'failures'>, stops: readonly Stop[]): string[] {
  const refused = sum(Object.values(figures.socketErrors), (n) => n);
  const wrong: [number, string][] = [
    [figures.failed, 'requests failed'],
    [refused, 'sockets broke or were refused'],
    [figures.torn, 'times a client was without a connection'],
    [figures.lost, 'acknowledged answers are not stored'],
    [figures.duplicates, 'answers are stored twice'],
    [figures.lostWrites, 'changes of a quiz were promised and are not stored'],
    [stops.filter(({ code }) => code !== 0).length, 'processes ended with another code than 0'],
    [stops.filter((stop) => stop.ms > GONE_MS).length, 'processes took longer than 9 s to leave']
  ];
  return wrong.flatMap(([times, what]) => (times > 0 ? [`${String(times)} ${what}`] : []));
}

import type { AttackKind, Facts, Finding } from './attack-kind.ts';
import { unless } from './attack-kind.ts';
import type { Testimony } from './witness/main.ts';

/** One line of the suite's output. */
export interface AttackResult {
  readonly kind: string;
  readonly attackers: number;
  /** Answers and pings of a quiet room on the same worker, while the attack lasted. */
  readonly otherRoomsP99Ms: number;
  /** Pages of the web app, signed in and not. */
  readonly webP99Ms: number;
  /** Web app and worker together, at most. */
  readonly rssGrowthMb: number;
  readonly ok: boolean;
  /** The same room and pages just before the attack: how quick this machine is. */
  readonly quietP99Ms: number;
  readonly quietWebP99Ms: number;
  readonly otherRoomsMostMs: number;
  readonly webMostMs: number;
  /** How long the attack lasted. */
  readonly seconds: number;
  readonly seed: string;
  /** What the kind counted. */
  readonly facts: Facts;
  /** What was not as promised; empty when all is well. */
  readonly failures: readonly string[];
}

/** How long others may wait. */
export interface Bounds {
  readonly roomP99Ms: number;
  readonly webP99Ms: number;
}

/** What the installation promises; for a machine that does nothing else meanwhile. */
export const PROMISED: Bounds = { roomP99Ms: 250, webP99Ms: 1_000 };
/**
 * For a run among other tests, whose speed decides nothing: a phone holds its connection for dead after 5 s without a
 * word, and a person a page after ten.
 */
export const BEARABLE: Bounds = { roomP99Ms: 5_000, webP99Ms: 10_000 };

export interface Observed {
  readonly kind: AttackKind;
  readonly attackers: number;
  readonly seed: string;
  readonly seconds: number;
  readonly quiet: Testimony;
  readonly during: Testimony;
  readonly growthMb: number;
  readonly facts: Facts;
  readonly finding: Finding;
  /** Lines that were logged as errors. */
  readonly errors: readonly string[];
  readonly isAlive: boolean;
}

const MOST_SHOWN = 160;

export function judge(seen: Observed, bounds: Bounds): AttackResult {
  const { kind, quiet, during, growthMb, finding, errors } = seen;
  const waited = (who: string, ms: number, most: number) =>
    unless(ms <= most, `${who} waited ${String(ms)} ms (p99), at most ${String(most)} are promised`);
  const failures = [
    ...waited('other rooms', during.room.p99Ms, bounds.roomP99Ms),
    ...waited('visitors of the web app', during.web.p99Ms, bounds.webP99Ms),
    ...unless(growthMb <= kind.mostGrowthMb, `memory grew by ${String(growthMb)} MB`),
    ...unless(
      errors.length === 0,
      `${String(errors.length)} errors were logged: ${(errors[0] ?? '').slice(0, MOST_SHOWN)}`
    ),
    ...unless(seen.isAlive, 'a process of the installation ended'),
    ...during.troubles,
    ...finding.failures
  ];
  return {
    kind: kind.name,
    attackers: seen.attackers,
    otherRoomsP99Ms: during.room.p99Ms,
    webP99Ms: during.web.p99Ms,
    rssGrowthMb: growthMb,
    ok: failures.length === 0,
    quietP99Ms: quiet.room.p99Ms,
    quietWebP99Ms: quiet.web.p99Ms,
    otherRoomsMostMs: during.room.mostMs,
    webMostMs: during.web.mostMs,
    seconds: seen.seconds,
    seed: seen.seed,
    facts: { ...seen.facts, ...finding.facts },
    failures
  };
}

import { Director, type Scene } from '#lib/features/stage/director/director.ts';
import type { MomentName } from '#lib/features/stage/director/moment.ts';
import type { QuestionKindName } from '#core/question/question-limits.ts';
import type { Options } from '../options.ts';
import { guests } from './cast.ts';
import { SampleEvening, type Snapshot } from './evening.ts';
import { showOf, tiedShow } from './show.ts';

/** A moment of the evening as the director plays it, from its first view to its last. */
export interface Act {
  readonly moment: MomentName;
  /** Unlike that of any other of the evening that looks otherwise. */
  readonly name: string;
  readonly snapshots: readonly Snapshot[];
  /** When something happens in it, ms on the room's clock, in order. */
  readonly times: readonly number[];
}

/** Which part of a moment; a display that comes in late finds its end. */
export const parts = { begin: 0, middle: 0.5, end: 1 } as const;
export type Part = keyof typeof parts;

/** What is on the stage at one point of an act. */
export interface Still {
  readonly at: number;
  readonly snapshot: Snapshot;
  readonly scene: Scene;
}

/** What has just begun is seen a breath later, in ms, or halfway to what comes then. */
const BREATH_MS = 300;

function timeOf({ times }: Act, part: Part): number {
  const [first = 0, second = Infinity] = times;
  if (part === 'begin') return first + Math.min(BREATH_MS, (second - first) / 2);
  return times[Math.round(parts[part] * (times.length - 1))] ?? first;
}

/** @param when a part of it, or a time in ms on the room's clock */
export function stillOf(act: Act, when: Part | number): Still {
  const { snapshots } = act;
  const at = typeof when === 'number' ? when : timeOf(act, when);
  const director = new Director({ call: () => undefined });
  const seen = snapshots.filter((snapshot, index) => index === 0 || snapshot.at <= at);
  const scenes = seen.map((snapshot) => director.see(asSeen(snapshot), snapshot.at));
  const snapshot = seen.at(-1);
  if (!snapshot || scenes.length === 0) throw new Error('an act shows something');
  return { at, snapshot, scene: director.advance(at) };
}

const asSeen = ({ display, counts }: Snapshot) => ({ view: display, answered: counts.answered });

/** Moments that an evening has only by its rules, or its scores. */
const FOR_STAKES: readonly MomentName[] = ['wager', 'tie'];

/** So many share the place at most: all of them are seen. */
const MOST_TIED = 6;

const evenings = new Map<string, readonly Act[]>();

/** Every moment of a sample evening in its order; `players`: where the address does not say. */
export function actsOf(options: Options, players = 12): readonly Act[] {
  const { lang, dir, isPlain, quiz } = options;
  const count = options.players ?? players;
  const key = JSON.stringify([lang, dir, isPlain, count, quiz]);
  const made = evenings.get(key);
  if (made) return made;
  const { snapshots } = new SampleEvening(showOf(options), guests(count, options));
  const tied = quiz
    ? []
    : new SampleEvening(tiedShow(options), guests(Math.max(2, Math.min(count, MOST_TIED)), options), true)
        .snapshots;
  const acts = [...cut(snapshots), ...cut(tied).filter(({ moment }) => FOR_STAKES.includes(moment))];
  evenings.set(key, acts);
  return acts;
}

/** The first of each name: what comes again looks the same. */
export const differentActs = (acts: readonly Act[]): readonly Act[] =>
  acts.filter(({ name }, index) => acts.findIndex((act) => act.name === name) === index);

/** All that is about one question of a kind. */
export const actsAbout = (acts: readonly Act[], kind: QuestionKindName): readonly Act[] =>
  acts.filter(({ snapshots: [first] }) => first?.display.question?.type === kind);

function cut(snapshots: readonly Snapshot[]): readonly Act[] {
  const director = new Director({ call: () => undefined });
  const acts: { key: string; act: Act & { snapshots: Snapshot[]; times: number[] } }[] = [];
  for (const [index, snapshot] of snapshots.entries()) {
    const scene = director.see(asSeen(snapshot), snapshot.at);
    if (acts.at(-1)?.key !== scene.key) {
      const { moment, key } = scene;
      acts.push({ key, act: { moment, name: nameOf(moment, snapshot), snapshots: [], times: [] } });
    }
    const act = acts.at(-1)?.act;
    act?.snapshots.push(snapshot);
    act?.times.push(snapshot.at);
    const until = snapshots[index + 1]?.at ?? Infinity;
    for (let next = director.nextAt; next !== undefined && next < until; next = director.nextAt) {
      act?.times.push(next);
      director.advance(next);
    }
  }
  return acts.map(({ act }) => ({ ...act, times: [...new Set(act.times)] }));
}

/** The podium is a moment for each of its steps, and what is between questions is of different sorts. */
const nameOf = (moment: MomentName, { display: { podiumStep, interlude } }: Snapshot): string =>
  [moment, ...(interlude ? [interlude.sort] : []), ...(podiumStep === undefined ? [] : [podiumStep])].join(
    '-'
  );

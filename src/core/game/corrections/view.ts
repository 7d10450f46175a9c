import { questionsAmong } from '../../item/item.ts';
import { publicView, solution } from '../../question/question.ts';
import { isMarkable } from '../marks/markable.ts';
import { currentItem, type GameState } from '../state.ts';
import type { HostView, SharedView } from '../views.ts';
import type { Correction } from './corrections.ts';
import { numberOf } from './tell.ts';

/** A correction that holds, as hosts and results list it. */
export interface ListedCorrection {
  /** Number of its event; names it where it is taken back. */
  readonly n: number;
  readonly what: 'void' | 'key' | 'points' | 'mark';
  readonly by: 'host' | 'marker';
  /** ms on the room's clock. */
  readonly at: number;
  readonly why?: string;
  /** The question it is about, and its number. */
  readonly item?: string;
  readonly question?: number;
  /** Whose points they are. */
  readonly name?: string;
  readonly points?: number;
  /** The answer that is right now, or that was marked, and as what. */
  readonly value?: unknown;
  readonly grade?: number;
}

/** Corrections that are told at a time: the latest. */
const MOST_LISTED = 100;

export function listed(
  correction: Correction,
  names: { questionNumber(id: string): number; name(contestant: string): string | undefined }
): ListedCorrection {
  const { n, by, at, why } = correction;
  const told = { n, by, at, ...(why !== undefined && { why }) };
  if (correction.type === 'pointsAdjusted') {
    const name = names.name(correction.contestantId);
    return { ...told, what: 'points', points: correction.points, ...(name !== undefined && { name }) };
  }
  const about = { item: correction.itemId, question: names.questionNumber(correction.itemId) };
  if (correction.type === 'itemVoided') return { ...told, ...about, what: 'void' };
  if (correction.type === 'keySwapped') return { ...told, ...about, what: 'key', value: correction.key };
  return { ...told, ...about, what: 'mark', value: correction.value, grade: correction.grade };
}

export function correctionsPart(state: GameState): Pick<HostView, 'corrections'> {
  if (state.corrections.size === 0) return {};
  const numbers = new Map(state.quiz.items.map(({ id }) => [id as string, numberOf(state, id)]));
  const names = new Map(
    [...state.contestants.values()].map(({ id, profile }) => [id as string, profile.name])
  );
  const corrections = [...state.corrections.values()].slice(-MOST_LISTED).map((correction) =>
    listed(correction, {
      questionNumber: (id) => numbers.get(id) ?? 0,
      name: (id) => names.get(id)
    })
  );
  return { corrections };
}

/** What the host may correct. */
export function correctablePart(state: GameState): Pick<HostView, 'correctable'> {
  const correctable = questionsAmong(state.quiz.items).flatMap((item) => {
    if (!isMarkable(state, item)) return [];
    const { id, question } = item;
    const now = { id, n: numberOf(state, id), question: publicView(question), solution: solution(question) };
    const isVoid = state.voided.has(id) && { isVoid: true as const };
    return [{ ...now, ...isVoid, ...(state.asPlayed.has(id) && { isRekeyed: true as const }) }];
  });
  return correctable.length > 0 ? { correctable } : {};
}

/** What all are told. */
export function correctedPart(state: GameState): Pick<SharedView, 'corrected' | 'isVoid'> {
  const item = currentItem(state);
  return {
    ...(item && state.outcomes.get(item.id) === 'voided' && { isVoid: true }),
    ...(state.corrected && { corrected: state.corrected })
  };
}

import type { ContestantId, ItemId } from '../../ids.ts';
import { questionsAmong } from '../../item/item.ts';
import { groupOf } from '../../question/question.ts';
import { answersTo } from '../answers/answers.ts';
import { numberOf } from '../corrections/tell.ts';
import type { GameState } from '../state.ts';
import type { HostView, PlayersView } from '../views.ts';
import type { Objection } from './challenges.ts';
import { challengesAllowed } from './decide.ts';

/** An objection as the contestant has it. */
export interface OwnChallenge {
  readonly item: string;
  /** Number of the question. */
  readonly n: number;
  readonly round: number;
  /** What was decided, and said about it; absent while nobody has. */
  readonly isGranted?: boolean;
  readonly reply?: string;
}

/** An objection as markers and hosts have it. */
export interface ToldChallenge {
  /** Names it. */
  readonly id: number;
  readonly item: string;
  /** Number of the question. */
  readonly n: number;
  readonly name: string;
  readonly text: string;
  /** What the contestant answered, and its group on the desk; absent where it did not. */
  readonly value?: unknown;
  readonly key?: string;
  readonly isGranted?: boolean;
  readonly reply?: string;
}

/** Objections that are told at a time: those that wait, and the latest. */
const MOST_TOLD = 100;

const decided = ({ answer }: Objection) =>
  answer ? { isGranted: answer.isGranted, ...(answer.text !== undefined && { reply: answer.text }) } : {};

export function challengesIn(state: GameState): readonly ToldChallenge[] {
  const questions = new Map(questionsAmong(state.quiz.items).map(({ id, question }) => [id, question]));
  const all = [...state.challenges.values()].filter(
    ({ contestant }) => !state.contestants.get(contestant)?.isOut
  );
  const waiting = all.filter(({ answer }) => !answer).slice(0, MOST_TOLD);
  const done = all.filter(({ answer }) => answer).slice(-MOST_TOLD);
  return [...waiting, ...done].map((objection) => {
    const { n, contestant, itemId, text } = objection;
    const question = questions.get(itemId);
    const answer = answersTo(state, itemId).get(contestant);
    return {
      id: n,
      item: itemId,
      n: numberOf(state, itemId),
      name: state.contestants.get(contestant)?.profile.name ?? '',
      text,
      ...(question && answer && { value: answer.value, key: groupOf(question, answer.value) }),
      ...decided(objection)
    };
  });
}

export function challengesPart(state: GameState): Pick<HostView, 'challenges'> {
  return state.challenges.size > 0 ? { challenges: challengesIn(state) } : {};
}

/** Objections of one contestant. */
export function ownChallenges(
  state: GameState,
  contestant: ContestantId
): { readonly challenges?: readonly OwnChallenge[] } {
  if (state.challenges.size === 0) return {};
  const own = [...state.challenges.values()].filter((objection) => objection.contestant === contestant);
  if (own.length === 0) return {};
  const challenges = own.map((objection) => {
    const { itemId, round } = objection;
    return { item: itemId, n: numberOf(state, itemId), round, ...decided(objection) };
  });
  return { challenges };
}

/** Whom an event is about who has objected. */
export function objectorOf(
  state: GameState,
  event: { readonly type: string; readonly contestantId?: ContestantId; readonly of?: number }
): ContestantId | undefined {
  if (event.type === 'challenged') return event.contestantId;
  if (event.type !== 'challengeAnswered' || event.of === undefined) return undefined;
  return state.challenges.get(event.of)?.contestant;
}

/** The questions of the round that was revealed last, where players may object. */
export function mayChallengePart(state: GameState): Pick<PlayersView, 'mayChallenge'> {
  if (!challengesAllowed(state) || state.phase.name === 'ended') return {};
  const isOpen = (id: ItemId) => state.outcomes.has(id) && state.outcomes.get(id) !== 'skipped';
  const last = [...state.outcomes.keys()].findLast(isOpen);
  const round = state.quiz.items.find(({ id }) => id === last)?.round;
  if (last === undefined || round === undefined) return {};
  return {
    mayChallenge: questionsAmong(state.quiz.items).flatMap((item) =>
      item.round === round && isOpen(item.id) ? [{ id: item.id, n: numberOf(state, item.id) }] : []
    )
  };
}

import type { ContestantId, ItemId, PlayerId } from '../../ids.ts';
import type { Marker } from '../marks/events.ts';

/** Longest objection and longest answer to one, in UTF-16 units. */
export const MAX_CHALLENGE_LENGTH = 200;

/** A contestant objects to how a question was judged: once a round [GAME-84]. */
export interface Challenge {
  readonly type: 'challenge';
  readonly playerId: PlayerId;
  readonly itemId: ItemId;
  readonly text: string;
}

/** What was decided about it; `n` is the number of the objection. */
export interface AnswerChallenge {
  readonly type: 'answerChallenge';
  readonly n: number;
  readonly isGranted: boolean;
  readonly text?: string;
  readonly by?: Marker;
}

export type ChallengeCommand = Challenge | AnswerChallenge;

export type ChallengeEvent =
  | {
      readonly type: 'challenged';
      readonly contestantId: ContestantId;
      readonly itemId: ItemId;
      readonly text: string;
      readonly at: number;
    }
  | {
      readonly type: 'challengeAnswered';
      /** Number of the objection. */
      readonly of: number;
      readonly isGranted: boolean;
      readonly text?: string;
      readonly by: Marker;
      readonly at: number;
    };

export interface Objection {
  /** Number of its event. */
  readonly n: number;
  readonly contestant: ContestantId;
  readonly itemId: ItemId;
  /** Index into the rounds. */
  readonly round: number;
  readonly text: string;
  answer: { readonly isGranted: boolean; readonly text?: string } | undefined;
}

export interface ChallengesState {
  /** By the number of the event, in their order. */
  readonly challenges: Map<number, Objection>;
}

export const noChallenges = (): ChallengesState => ({ challenges: new Map() });

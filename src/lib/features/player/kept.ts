import type { Profile } from '#core/game/contestants/profile.ts';
import type { AnswerInput } from '../kinds/answer-props.ts';

export interface JoinAttempt extends Profile {
  readonly id: string;
}

/** An answer on its way: repeated until the server has it. */
export interface Pending {
  readonly id: string;
  readonly item: string;
  readonly rev: number;
  readonly at: number;
  readonly value: AnswerInput;
  /** Entered, and not sent by the player [GAME-19]. */
  readonly draft?: true | undefined;
  /** Not on its way yet. */
  readonly held?: true | undefined;
}

export const asString = (value: unknown) => (typeof value === 'string' ? value : undefined);
// Storage holds what the session wrote there; another shape means another version, and is ignored.
export const asAttempt = (value: unknown) =>
  hasKeys(value, ['id', 'name', 'avatar']) ? (value as JoinAttempt) : undefined;
export const asPending = (value: unknown) =>
  hasKeys(value, ['id', 'item', 'rev', 'at', 'value']) ? (value as Pending) : undefined;
const hasKeys = (value: unknown, keys: string[]) =>
  typeof value === 'object' && value !== null && keys.every((key) => key in value);

/** Under which name a device keeps what belongs to a game. */
export const keptAs = (code: string, name: 'token' | 'join' | 'answer') => `pq:${code}:${name}`;

import { questionsAmong, type QuestionItem } from '../../item/item.ts';
import type { ContestantId } from '../../ids.ts';
import { visibleText } from '../../text/visible-text.ts';
import { accept, reject } from '../decision.ts';
import type { DecideTable } from '../slice.ts';
import type { GameState } from '../state.ts';
import { MAX_CHALLENGE_LENGTH, type ChallengeCommand } from './challenges.ts';

export const decideChallenges: DecideTable<ChallengeCommand['type']> = {
  challenge(state, { playerId, itemId, text }, { now }) {
    const player = state.players.get(playerId);
    if (!player) return reject('unknownPlayer');
    if (player.kicked) return reject('kicked');
    const item = questionsAmong(state.quiz.items).find(({ id }) => id === itemId);
    const told = shortened(text);
    if (!item || !mayChallenge(state, player.contestant, item)) return reject('notNow');
    if (told === '') return reject('badAnswer');
    return accept({ type: 'challenged', contestantId: player.contestant, itemId, text: told, at: now });
  },
  answerChallenge(state, { n, isGranted, text, by = 'host' }, { now }) {
    const objection = state.challenges.get(n);
    if (!objection) return reject('notNow');
    const told = text && shortened(text);
    const answer = { type: 'challengeAnswered' as const, of: n, isGranted, by, at: now };
    return accept(told ? { ...answer, text: told } : answer);
  }
};

const shortened = (text: string): string =>
  visibleText([...visibleText(text)].slice(0, MAX_CHALLENGE_LENGTH).join(''));

/** Whether a contestant may object to this question: it was revealed, and none of its round was objected to [GAME-84]. */
export function mayChallenge(
  state: GameState,
  contestant: ContestantId,
  { id, round }: QuestionItem
): boolean {
  if (!challengesAllowed(state) || !state.outcomes.has(id) || state.outcomes.get(id) === 'skipped')
    return false;
  for (const objection of state.challenges.values())
    if (objection.contestant === contestant && objection.round === round) return false;
  return true;
}

/** Where the host has said so. */
export const challengesAllowed = ({ stage }: GameState): boolean => stage.challenges === true;

import type { EvolveTable } from '../slice.ts';
import type { ChallengeEvent } from './challenges.ts';

export const evolveChallenges: EvolveTable<ChallengeEvent['type']> = {
  challenged(state, { contestantId, itemId, text }) {
    const round = state.quiz.items.find(({ id }) => id === itemId)?.round ?? -1;
    const { seq } = state;
    state.challenges.set(seq, { n: seq, contestant: contestantId, itemId, round, text, answer: undefined });
  },
  challengeAnswered(state, { of, isGranted, text }) {
    const objection = state.challenges.get(of);
    if (objection) objection.answer = { isGranted, ...(text !== undefined && { text }) };
  }
};

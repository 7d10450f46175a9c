import { describe, expect, it } from 'vitest';
import type { Question } from '#core/question/question.ts';
import { asOneRound, quizDrafts, quizzesFor } from './quiz-drafts.ts';

const round = (title: string, count: number) => ({
  title,
  questions: Array.from({ length: count }, (_, n) => ({ prompt: `${title} ${n}` }) as Question)
});
const shape = (rounds: Parameters<typeof quizDrafts>[2]) =>
  quizDrafts('Quiz', 'en', rounds).map((draft) => [
    draft.title,
    draft.rounds.map(({ title, items }) => [title, items.length])
  ]);

describe('[IMPORT-4] imported rounds as quizzes', () => {
  it('keep their titles, or become one round', () => {
    const rounds = [round('Music', 2), round('Film', 1)];
    expect(shape(rounds)).toEqual([
      [
        'Quiz',
        [
          ['Music', 2],
          ['Film', 1]
        ]
      ]
    ]);
    expect(shape(asOneRound(rounds))).toEqual([['Quiz', [['', 3]]]]);
  });

  it('become several quizzes where there are too many questions or rounds', () => {
    expect(shape([round('', 1_500)])).toEqual([
      ['Quiz (1/2)', [['', 1_000]]],
      ['Quiz (2/2)', [['', 500]]]
    ]);
    expect(shape([round('a', 700), round('b', 600)])).toEqual([
      ['Quiz (1/2)', [['a', 700]]],
      ['Quiz (2/2)', [['b', 600]]]
    ]);
    const many = Array.from({ length: 31 }, (_, n) => round(String(n), 1));
    expect(shape(many).map(([, rounds]) => rounds?.length)).toEqual([30, 1]);
    expect(quizzesFor(many)).toBe(2);
  });

  it('leave out rounds that nothing is left of', () => {
    expect(shape([round('a', 0), round('b', 1)])).toEqual([['Quiz', [['b', 1]]]]);
    expect(shape([round('a', 0)])).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { asksQuestion } from '#core/item/question/asks-question.ts';
import { readPhrase } from '#core/question/typed-answer/phrase.ts';
import { questionKindNames } from '#core/question/question-limits.ts';
import type { QuizDraft } from '#core/quiz/quiz.ts';
import { demoQuizzes } from './quizzes.ts';

const asked = (quizzes: readonly QuizDraft[]) =>
  quizzes.flatMap(({ rounds }) =>
    rounds.flatMap(({ items }) => items.flatMap((item) => (asksQuestion(item) ? [item.question] : [])))
  );
const all = asked(demoQuizzes);

describe('demo quizzes', () => {
  test('are three, in both languages, with the promised number of questions', () => {
    expect(
      demoQuizzes.map((quiz) => [quiz.language, quiz.rounds.map((round) => round.items.length)])
    ).toEqual([
      ['en', [5, 5, 5]],
      ['nl', [4, 4, 4]],
      ['en', [10]]
    ]);
  });

  test('show every type of question, at most twice each', () => {
    const types = asked(demoQuizzes.filter(({ title }) => title === 'Every kind of question')).map(
      (question) => question.type
    );
    for (const type of questionKindNames) expect(types.filter((name) => name === type)).toHaveLength(2);
  });

  test.each(all.map((question) => [question.prompt, question] as const))('%s', (_prompt, question) => {
    expect(question.explanation).toMatch(/^[^\n]{10,}\.$/);
    expect(question.points).toBe(1000);
    expect(question.timeLimitSeconds).toBeGreaterThanOrEqual(10);
    expect(question.timeLimitSeconds).toBeLessThanOrEqual(45);
  });

  test('never give an answer away: the prompt of a typed question does not contain it', () => {
    for (const question of all) {
      if (question.type !== 'typedAnswer') continue;
      for (const accepted of question.accepted)
        expect(readPhrase(question.prompt).text).not.toContain(readPhrase(accepted).text);
    }
  });

  test('ask each thing once', () => {
    expect(new Set(all.map((question) => question.prompt)).size).toBe(all.length);
  });
});

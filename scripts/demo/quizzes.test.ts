import { describe, expect, test } from 'vitest';
import { readPhrase } from '#core/question/typed-answer/phrase.ts';
import { questionKindNames } from '#core/question/question-limits.ts';
import { demoQuizzes } from './quizzes.ts';

const questionsOf = (title: string) =>
  demoQuizzes.find((quiz) => quiz.title === title)?.rounds.flatMap((round) => round.questions) ?? [];
const all = demoQuizzes.flatMap((quiz) => quiz.rounds.flatMap((round) => round.questions));

describe('demo quizzes', () => {
  test('are three, in both languages, with the promised number of questions', () => {
    expect(
      demoQuizzes.map((quiz) => [quiz.language, quiz.rounds.map((round) => round.questions.length)])
    ).toEqual([
      ['en', [5, 5, 5]],
      ['nl', [4, 4, 4]],
      ['en', [10]]
    ]);
  });

  test('show every type of question, at most twice each', () => {
    const types = questionsOf('Every kind of question').map((question) => question.type);
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

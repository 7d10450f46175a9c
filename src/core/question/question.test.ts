import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  answerTo,
  multipleChoice,
  numberEstimate,
  oneOfEach,
  singleChoice,
  trueFalse,
  typedAnswer
} from '../quiz/quiz.fixture.ts';
import { questionKindNames } from './question-limits.ts';
import { grade, parseAnswer, publicView, questionSchema, solution, summarise } from './question.ts';

/** The keys of what is wrong with an input; empty when it is accepted. */
const faults = (input: unknown): string[] => {
  const result = v.safeParse(questionSchema, input);
  return result.success ? [] : result.issues.map((issue) => issue.message);
};

/** Values that no question takes for an answer. */
const HOSTILE: readonly unknown[] = [
  undefined,
  null,
  NaN,
  Infinity,
  -Infinity,
  {},
  [[]],
  [null],
  ['0'],
  [0.5],
  [-1],
  [99],
  Array.from({ length: 1_000 }, () => 0),
  '',
  ' \t\n',
  '\u0000',
  '\ud800',
  'x'.repeat(81),
  1e300,
  () => 0,
  Symbol('x'),
  10n,
  { toString: () => 'Paris' },
  Object.create(null),
  new Date(0)
];

describe('every type', () => {
  test('[QUESTION-1] a question of each type passes its own schema unchanged', () => {
    expect(oneOfEach().map((question) => question.type)).toEqual(questionKindNames);
    for (const question of oneOfEach()) expect(v.parse(questionSchema, question)).toEqual(question);
  });

  test('[QUESTION-1] text is trimmed and missing parts get their defaults', () => {
    expect(v.parse(questionSchema, { type: 'trueFalse', prompt: '  Yes?  ', correct: true })).toEqual({
      type: 'trueFalse',
      prompt: 'Yes?',
      explanation: '',
      timeLimitSeconds: 20,
      points: 1_000,
      correct: true
    });
  });

  test.each([
    [{ prompt: '  ' }, 'prompt_missing'],
    [{ prompt: 'x'.repeat(301) }, 'prompt_too_long'],
    [{ explanation: 'x'.repeat(501) }, 'explanation_too_long'],
    [{ longText: 'x'.repeat(1_501) }, 'long_text_too_long'],
    [{ hostNote: 'x'.repeat(501) }, 'host_note_too_long'],
    [{ timeLimitSeconds: 4 }, 'time_limit'],
    [{ timeLimitSeconds: 241 }, 'time_limit'],
    [{ timeLimitSeconds: 7.5 }, 'time_limit'],
    [{ points: -1 }, 'points'],
    [{ points: 10_001 }, 'points'],
    [{ points: 0.5 }, 'points']
  ])('[QUESTION-1] the common part refuses %j', (part, fault) => {
    expect(faults({ ...trueFalse(), ...part })).toContain(fault);
  });

  test.each([
    [{}],
    [{ type: 'toString' }],
    [{ type: '__proto__' }],
    [{ type: 7 }],
    [null],
    ['singleChoice'],
    [[]]
  ])('[QUESTION-1] %j is no question', (input) => {
    expect(faults(input)).not.toEqual([]);
  });

  test('[QUESTION-2] a hostile value is never an answer, and never throws', () => {
    for (const question of oneOfEach()) {
      for (const value of HOSTILE) expect(parseAnswer(question, value), question.type).toBeUndefined();
    }
  });

  test('[QUESTION-2] a value of another type is no answer', () => {
    expect(parseAnswer(singleChoice(), true)).toBeUndefined();
    expect(parseAnswer(singleChoice(), '1')).toBeUndefined();
    expect(parseAnswer(multipleChoice(), 0)).toBeUndefined();
    expect(parseAnswer(trueFalse(), 1)).toBeUndefined();
    expect(parseAnswer(typedAnswer(), 42)).toBeUndefined();
    expect(parseAnswer(numberEstimate(), '330')).toBeUndefined();
  });

  test('[QUESTION-2] what was read survives JSON, and reading it again changes nothing', () => {
    for (const question of oneOfEach()) {
      for (const right of [true, false]) {
        const answer = parseAnswer(question, answerTo(question, right));
        expect(answer).not.toBeUndefined();
        const stored: unknown = JSON.parse(JSON.stringify(answer));
        expect(stored).toEqual(answer);
        expect(parseAnswer(question, stored)).toEqual(answer);
      }
    }
  });

  test('a right answer earns 1 and a wrong one 0', () => {
    for (const question of oneOfEach()) {
      for (const right of [true, false]) {
        const answer = parseAnswer(question, answerTo(question, right));
        if (answer === undefined) throw new Error('no answer');
        expect(grade(question, answer)).toBe(right ? 1 : 0);
      }
    }
  });

  test('[GAME-7] the public view has no word of the solution', () => {
    expect(publicView(singleChoice())).toEqual({
      type: 'singleChoice',
      prompt: 'Which planet is closest to the sun?',
      options: ['Venus', 'Mercury', 'Mars', 'Earth']
    });
    expect(publicView(multipleChoice({ correct: [1] }))).toEqual(publicView(multipleChoice()));
    expect(publicView(trueFalse({ correct: false }))).toEqual(publicView(trueFalse()));
    expect(publicView(typedAnswer({ accepted: ['x'] }))).toEqual(publicView(typedAnswer()));
    expect(publicView(numberEstimate({ correct: 1, tolerance: 2 }))).toEqual(publicView(numberEstimate()));
  });

  test('the solution is what the reveal shows', () => {
    expect(oneOfEach().map(solution)).toEqual([
      { type: 'singleChoice', correct: [1] },
      { type: 'multipleChoice', correct: [0, 2] },
      { type: 'trueFalse', correct: true },
      { type: 'typedAnswer', accepted: ['Paris', 'Lutetia'] },
      { type: 'numberEstimate', correct: 330 }
    ]);
  });

  test('[QUESTION-7] a chart without answers has its bars and counts nothing', () => {
    for (const question of oneOfEach()) {
      const { bars, answered } = summarise(question, []);
      expect(answered).toBe(0);
      expect(bars.every((bar) => bar.count === 0)).toBe(true);
      expect(bars.some((bar) => bar.right)).toBe(true);
    }
  });
});

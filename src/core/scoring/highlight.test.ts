import { describe, expect, test } from 'vitest';
import type { AnswerValue } from '../question/question.ts';
import { numberEstimate, singleChoice, typedAnswer } from '../quiz/quiz.fixture.ts';
import { highlightOf } from './highlight.ts';

const estimates = (...answers: [name: string, off: number, tapMs: number, right?: boolean][]) =>
  answers.map(([name, off, tapMs, right = false]) => ({ name, off, tapMs, right, value: 330 + off }));
const answers = (...given: [name: string, value: AnswerValue, tapMs: number][]) =>
  given.map(([name, value, tapMs]) => ({ name, avatar: '🦊', value, right: value === 1, tapMs }));
const face = (name: string) => ({ name, avatar: '🦊' });

describe('[QUESTION-15] who is named', () => {
  const guessed = (all: ReturnType<typeof estimates>) => highlightOf(numberEstimate(), all);

  test('is the closest of an estimate, not the fastest, however far off', () => {
    expect(guessed(estimates(['Ada', 435, 100], ['Noor', 15, 5_000], ['Milan', 465, 200]))).toEqual({
      closest: { name: 'Noor', off: 15 }
    });
  });

  test('is the fastest of those who are equally close', () => {
    const all = estimates(['Ada', 5, 900, true], ['Noor', 5, 300, true], ['Milan', 5, 300, true]);
    expect(guessed([...all, ...estimates(['Tess', 10, 1, true])])).toEqual({
      closest: { name: 'Noor', off: 5 }
    });
  });
});

describe('[QUESTION-17] who is named', () => {
  const chosen = (all: ReturnType<typeof answers>) => highlightOf(singleChoice(), all);

  test('is the fastest of several who knew', () => {
    const all = answers(['Ada', 0, 100], ['Noor', 1, 300], ['Milan', 1, 200], ['Tess', 1, 200]);
    expect(chosen(all)).toEqual({ fastest: { ...face('Milan'), tapMs: 200 } });
  });

  test('is the only one who knew, among three', () => {
    const all = answers(['Ada', 0, 100], ['Noor', 1, 3_000], ['Milan', 2, 200]);
    expect(chosen(all)).toEqual({ only: { ...face('Noor'), of: 3 } });
    expect(chosen(all.slice(0, 2))).toEqual({ fastest: { ...face('Noor'), tapMs: 3_000 } });
  });

  test('is, where nobody knew, the soonest whose wrong answer nobody else gave', () => {
    const all = answers(['Ada', 0, 100], ['Noor', 0, 150], ['Milan', 3, 900], ['Tess', 2, 200]);
    expect(chosen(all)).toEqual({ bravest: { ...face('Tess'), value: 2 } });
    expect(chosen(all.slice(0, 2))).toEqual({});
    expect(chosen(all.slice(2))).toEqual({});
  });

  test('reads typed answers as the chart does', () => {
    const all = answers(['Ada', 'Lyon!', 100], ['Noor', 'lyon', 150], ['Milan', 'Lille', 900]);
    expect(highlightOf(typedAnswer(), all)).toEqual({ bravest: { ...face('Milan'), value: 'Lille' } });
  });

  test('is nobody where nobody answered', () => {
    expect(chosen([])).toEqual({});
  });
});

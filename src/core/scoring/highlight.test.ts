import { describe, expect, test } from 'vitest';
import { numberEstimate, trueFalse } from '../quiz/quiz.fixture.ts';
import { highlightOf } from './highlight.ts';

const given = (...answers: [name: string, value: number | boolean, tapMs: number][]) =>
  answers.map(([name, value, tapMs]) => ({ name, value, tapMs }));

describe('[QUESTION-15] who is named', () => {
  test('is the closest of an estimate, not the fastest, however far off', () => {
    const answers = given(['Ada', 900, 100], ['Noor', 480, 5_000], ['Milan', 0, 200]);
    expect(highlightOf(numberEstimate({ correct: 465, tolerance: 10 }), answers, () => false)).toEqual({
      closest: { name: 'Noor', off: 15 }
    });
  });

  test('is the fastest of those who are equally close, on either side', () => {
    const answers = given(['Ada', 335, 900], ['Noor', 325, 300], ['Milan', 325, 300], ['Tess', 340, 1]);
    expect(highlightOf(numberEstimate(), answers, () => true)).toEqual({ closest: { name: 'Noor', off: 5 } });
  });

  test('is the fastest right one of other answers', () => {
    const answers = given(
      ['Ada', false, 100],
      ['Noor', true, 300],
      ['Milan', true, 200],
      ['Tess', true, 200]
    );
    expect(highlightOf(trueFalse(), answers, ({ value }) => value === true)).toEqual({
      fastest: { name: 'Milan', tapMs: 200 }
    });
  });

  test('is nobody where nobody answered, or nobody was right', () => {
    expect(highlightOf(numberEstimate(), [], () => true)).toEqual({});
    expect(highlightOf(trueFalse(), given(['Ada', true, 1]), () => false)).toEqual({});
  });
});

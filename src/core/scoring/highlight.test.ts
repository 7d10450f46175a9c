import { describe, expect, test } from 'vitest';
import { highlightOf } from './highlight.ts';

const estimates = (...answers: [name: string, off: number, tapMs: number, right?: boolean][]) =>
  answers.map(([name, off, tapMs, right = false]) => ({ name, off, tapMs, right }));
const answers = (...given: [name: string, right: boolean, tapMs: number][]) =>
  given.map(([name, right, tapMs]) => ({ name, right, tapMs }));

describe('[QUESTION-15] who is named', () => {
  test('is the closest of an estimate, not the fastest, however far off', () => {
    expect(highlightOf(estimates(['Ada', 435, 100], ['Noor', 15, 5_000], ['Milan', 465, 200]))).toEqual({
      closest: { name: 'Noor', off: 15 }
    });
  });

  test('is the fastest of those who are equally close', () => {
    const all = estimates(['Ada', 5, 900, true], ['Noor', 5, 300, true], ['Milan', 5, 300, true]);
    expect(highlightOf([...all, ...estimates(['Tess', 10, 1, true])])).toEqual({
      closest: { name: 'Noor', off: 5 }
    });
  });

  test('is the fastest right one of other answers', () => {
    const all = answers(['Ada', false, 100], ['Noor', true, 300], ['Milan', true, 200], ['Tess', true, 200]);
    expect(highlightOf(all)).toEqual({ fastest: { name: 'Milan', tapMs: 200 } });
  });

  test('is nobody where nobody answered, or nobody was right', () => {
    expect(highlightOf([])).toEqual({});
    expect(highlightOf(answers(['Ada', false, 1]))).toEqual({});
  });
});

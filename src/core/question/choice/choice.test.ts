import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  multipleChoice as multiple,
  singleChoice as single,
  trueFalse as statement
} from '../../quiz/quiz.fixture.ts';
import { multipleChoice } from '../multiple-choice/multiple-choice.ts';
import { singleChoice } from '../single-choice/single-choice.ts';
import { trueFalse } from '../true-false/true-false.ts';

const faults = (schema: v.GenericSchema, input: unknown): string[] =>
  v.safeParse(schema, input).issues?.map((issue) => issue.message) ?? [];

describe('options', () => {
  test.each([
    [['only one'], 'options_too_few'],
    [['1', '2', '3', '4', '5', '6', '7'], 'options_too_many'],
    [['yes', ' '], 'option_empty'],
    [['yes', 'x'.repeat(151)], 'option_too_long'],
    [['Yes', 'yes '], 'options_same']
  ])('[QUESTION-1] %j are refused', (options, fault) => {
    expect(faults(singleChoice.schema, single({ options, correct: 0 }))).toContain(fault);
  });

  test.each([[-1], [4], [0.5], ['1'], [undefined], [null]])(
    '[QUESTION-1] %j is no right option',
    (correct) => {
      expect(faults(singleChoice.schema, { ...single(), correct })).not.toEqual([]);
    }
  );
});

describe('single choice', () => {
  test('[QUESTION-3] the right option earns 1, any other 0', () => {
    expect([0, 1, 2, 3].map((index) => singleChoice.grade(single(), index))).toEqual([0, 1, 0, 0]);
  });

  test.each([[4], [-1], [1.5], [Infinity]])('[QUESTION-2] %j is no option', (value) => {
    expect(singleChoice.parseAnswer(single(), value)).toBeUndefined();
  });

  test('[QUESTION-7] one bar per option', () => {
    expect(singleChoice.summarise(single(), [1, 1, 3])).toEqual({
      bars: [
        { label: 'Venus', count: 0, right: false },
        { label: 'Mercury', count: 2, right: true },
        { label: 'Mars', count: 0, right: false },
        { label: 'Earth', count: 1, right: false }
      ],
      answered: 3
    });
  });
});

describe('multiple choice', () => {
  test('[QUESTION-1] right options are sorted and single; none, or one that is not there, is refused', () => {
    expect(v.parse(multipleChoice.schema, multiple({ correct: [2, 0, 2] })).correct).toEqual([0, 2]);
    expect(faults(multipleChoice.schema, multiple({ correct: [] }))).toContain('correct_missing');
    expect(faults(multipleChoice.schema, multiple({ correct: [0, 4] }))).toContain('correct_missing');
    expect(faults(multipleChoice.schema, multiple({ correct: [-1] }))).not.toEqual([]);
  });

  test('[QUESTION-2] an answer ascends without doubles', () => {
    expect(multipleChoice.parseAnswer(multiple(), [2, 0, 2])).toEqual([0, 2]);
    expect(multipleChoice.parseAnswer(multiple(), [])).toBeUndefined();
    expect(multipleChoice.parseAnswer(multiple(), [0, 4])).toBeUndefined();
    expect(multipleChoice.parseAnswer(multiple(), [0, 0, 0, 0, 0])).toBeUndefined();
  });

  test('[QUESTION-3] all right ones and no wrong one', () => {
    const grades = [[0, 2], [0], [2], [0, 1, 2], [1, 3]].map((answer) =>
      multipleChoice.grade(multiple(), answer)
    );
    expect(grades).toEqual([1, 0, 0, 0, 0]);
  });

  test('[QUESTION-7] an answer counts for each option it chose, and once as an answer', () => {
    const { bars, answered } = multipleChoice.summarise(multiple(), [[0, 2], [0]]);
    expect(bars.map((bar) => bar.count)).toEqual([2, 0, 1, 0]);
    expect(bars.map((bar) => bar.right)).toEqual([true, false, true, false]);
    expect(answered).toBe(2);
  });
});

describe('true/false', () => {
  test('[QUESTION-1] which side is right must be said', () => {
    expect(faults(trueFalse.schema, { type: 'trueFalse' })).not.toEqual([]);
    expect(faults(trueFalse.schema, { type: 'trueFalse', correct: 'true' })).toContain('correct_missing');
  });

  test('[QUESTION-3] [QUESTION-7] true stands first, whichever is right', () => {
    expect(trueFalse.grade(statement({ correct: false }), false)).toBe(1);
    expect(trueFalse.grade(statement({ correct: false }), true)).toBe(0);
    expect(trueFalse.summarise(statement({ correct: false }), [true, false, false])).toEqual({
      bars: [
        { label: 'true', count: 1, right: false },
        { label: 'false', count: 2, right: true }
      ],
      answered: 3
    });
  });
});

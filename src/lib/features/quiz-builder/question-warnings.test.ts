import { describe, expect, it } from 'vitest';
import type { Question } from '#core/question/question.ts';
import { questionWarnings, repeatedPrompts } from './question-warnings.ts';

const question: Question = {
  type: 'multipleChoice',
  prompt: 'Which are even?',
  explanation: '',
  timeLimitSeconds: 20,
  points: 1_000,
  options: ['2', '3', '4'],
  correct: [0, 2]
};

describe('warnings of the quiz builder', () => {
  it('has none for an ordinary question', () => {
    expect(questionWarnings(question)).toEqual([]);
  });
  it('names what will surprise the room', () => {
    expect(questionWarnings({ ...question, correct: [0, 1, 2], points: 0, prompt: 'x'.repeat(200) })).toEqual(
      ['long_prompt', 'no_points', 'all_right']
    );
  });
  it('finds a question that is asked twice, whatever its capitals', () => {
    const again = { ...question, prompt: 'WHICH are even?' };
    expect([...repeatedPrompts([question, again])]).toEqual(['which are even?']);
  });
});

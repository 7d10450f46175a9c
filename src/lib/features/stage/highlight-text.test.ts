import { describe, expect, test } from 'vitest';
import type { PublicQuestion } from '#core/question/question.ts';
import { tellHighlight } from './highlight-text.ts';

const choice: PublicQuestion = { type: 'singleChoice', prompt: 'Which?', options: ['Ant', 'Bee', 'Cat'] };
const typed: PublicQuestion = { type: 'typedAnswer', prompt: 'Who?' };
const summary = (...labels: string[]) => ({
  answered: 9,
  bars: labels.map((label) => ({ label, count: 1, right: false }))
});
const noor = { name: 'Noor', avatar: '🐙' };

describe('[QUESTION-17] the line of a question', () => {
  test('has the face, and the words of its fact', () => {
    expect(tellHighlight({ only: { ...noor, of: 12 } }, choice, undefined)).toMatchObject({
      face: '🐙',
      text: 'Only Noor knew, of 12'
    });
    expect(tellHighlight({ fastest: { ...noor, tapMs: 1_300 } }, choice, undefined)?.text).toBe(
      'Fastest: Noor, 1.3 s'
    );
  });

  test('tells what the bravest chose, and what was typed only where the chart tells it', () => {
    const chose = { bravest: { ...noor, value: 2 } };
    expect(tellHighlight(chose, choice, undefined)?.text).toBe('Bravest wrong answer: Noor, with “Cat”');
    const wrote = { bravest: { ...noor, value: 'Lille' } };
    expect(tellHighlight(wrote, typed, summary('Paris', 'Lille'))?.text).toContain('“Lille”');
    expect(tellHighlight(wrote, typed, summary('Paris', 'Lyon'))?.text).toBe('Bravest wrong answer: Noor');
  });

  test('of a worker that sends no face has none, and nobody is named without a question', () => {
    expect(tellHighlight({ fastest: { name: 'Noor', tapMs: 1 } }, choice, undefined)?.face).toBeUndefined();
    expect(tellHighlight({ only: { ...noor, of: 3 } }, undefined, undefined)).toBeUndefined();
    expect(tellHighlight({}, choice, undefined)).toBeUndefined();
  });
});

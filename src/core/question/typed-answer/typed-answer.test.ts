import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { typedAnswer as question } from '../quiz/quiz.fixture.ts';
import { typedAnswer } from './typed-answer.ts';

const faults = (accepted: unknown): string[] =>
  v.safeParse(typedAnswer.schema, { type: 'typedAnswer', accepted }).issues?.map((issue) => issue.message) ??
  [];

describe('typed answer', () => {
  test('[QUESTION-1] one to twenty accepted texts', () => {
    expect(faults([])).toContain('accepted_missing');
    expect(faults([' '])).toContain('accepted_missing');
    expect(faults(['x'.repeat(81)])).toContain('accepted_too_long');
    expect(faults(Array.from({ length: 21 }, (_, n) => String(n)))).toContain('accepted_too_many');
    expect(faults(['Paris'])).toEqual([]);
  });

  test.each([
    ['  Paris\n', 'Paris'],
    ['Pa\u0000ris', 'Pa ris'],
    ['\u202eParis\u202c', 'Paris'],
    ['Par\ud800is', 'Par is'],
    ['🦊', '🦊'],
    ['"quoted" \\ text', '"quoted" \\ text']
  ])('[QUESTION-2] %j is stored as %j', (value, stored) => {
    expect(typedAnswer.parseAnswer(question(), value)).toBe(stored);
  });

  test('[QUESTION-2] what is stored holds no NUL and no half surrogate, whatever was sent', () => {
    for (let code = 0; code <= 0xffff; code += code < 0x300 || code >= 0xd700 ? 1 : 97) {
      const stored = typedAnswer.parseAnswer(question(), `a${String.fromCharCode(code)}b`);
      expect(stored, code.toString(16)).not.toMatch(/[\p{Cs}\p{Cc}]/u);
    }
  });

  test('any accepted text counts, with its typing errors', () => {
    expect(
      ['paris', 'PARIS!', 'Lutetia', 'Lutecia', 'London'].map((text) => typedAnswer.grade(question(), text))
    ).toEqual([1, 1, 1, 1, 0]);
  });

  test('[QUESTION-7] answers that read the same are one bar, the most frequent first', () => {
    const { bars, answered } = typedAnswer.summarise(question(), [
      'Paris',
      'london',
      'Pariss',
      'London!',
      'Rome',
      'Lutetia'
    ]);
    expect(bars).toEqual([
      { label: 'Paris', count: 3, right: true },
      { label: 'london', count: 2, right: false },
      { label: 'Rome', count: 1, right: false }
    ]);
    expect(answered).toBe(6);
  });

  test('[QUESTION-7] there are at most eight bars', () => {
    const answers = Array.from({ length: 50 }, (_, n) => `wrong ${'x'.repeat(n)}${'y'.repeat(50 - n)}`);
    expect(typedAnswer.summarise(question(), answers).bars).toHaveLength(8);
  });
});

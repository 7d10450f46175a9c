import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { typedAnswer as question } from '../../quiz/quiz.fixture.ts';
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

  test('[QUESTION-11] at most twenty texts that are also wrong, none of them also right', () => {
    const withWrong = (wrong: unknown, spelling?: string): string[] =>
      v
        .safeParse(typedAnswer.schema, { type: 'typedAnswer', accepted: ['Paris'], wrong, spelling })
        .issues?.map((issue) => issue.message) ?? [];
    expect(withWrong(['x'.repeat(81)])).toContain('wrong_too_long');
    expect(withWrong(Array.from({ length: 21 }, (_, n) => String(n)))).toContain('wrong_too_many');
    expect(withWrong(['Rome', 'PARIS!'])).toEqual(['wrong_is_accepted']);
    expect(withWrong(['Rome', ' ', 'Pari'])).toEqual([]);
    expect(withWrong(['Rome'], 'strict')).not.toEqual([]);
  });

  test('[QUESTION-11] a question that says nothing about it is forgiving, and has nothing that is also wrong', () => {
    const stored = { type: 'typedAnswer', accepted: ['Paris'] };
    expect(v.parse(typedAnswer.schema, stored)).toEqual({ ...stored, wrong: [], spelling: 'forgiving' });
    // As an earlier release froze it: never read by the schema again.
    const { wrong: _wrong, spelling: _spelling, ...frozen } = question();
    expect(typedAnswer.grade(frozen as ReturnType<typeof question>, 'parris')).toBe(1);
    expect(typedAnswer.grade(frozen as ReturnType<typeof question>, 'Rome')).toBe(0);
  });

  test('[GAME-7] neither what is also wrong nor how strict it is leaves before the reveal', () => {
    const other = question({ wrong: ['Rome'], spelling: 'exact' });
    expect(typedAnswer.publicView(other)).toEqual(typedAnswer.publicView(question()));
    expect(typedAnswer.solution(other)).toEqual({
      type: 'typedAnswer',
      accepted: ['Paris', 'Lutetia']
    });
  });

  test.each([
    ['  Paris\n', 'Paris'],
    ['Pa\u0000ris', 'Pa ris'],
    ['\u202eParis\u202c', 'Paris'],
    ['Par\ud800is', 'Par is'],
    ['🦊', '🦊'],
    ['👨‍👩‍👧', '👨‍👩‍👧'],
    ['🏴󠁧󠁢󠁳󠁣󠁴󠁿', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
    ['می‌خواهم', 'می‌خواهم'],
    ['Pa\u200dris\u200c', 'Paris'],
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

  test('[QUESTION-2] what earlier releases stored reads the same: up to 80 characters, whatever they become', () => {
    for (const text of ['\ufdfa'.repeat(80), '&'.repeat(80), '🦊'.repeat(40), '👨 👩 👧', 'x'.repeat(80)])
      expect(typedAnswer.parseAnswer(question(), text)).toBe(text);
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

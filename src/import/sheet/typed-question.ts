import { MAX_PROMPT_LENGTH } from '#core/question/question-limits.ts';
import { MAX_TYPED_LENGTH } from '#core/question/typed-answer/typed-answer.ts';
import { quote, type Outcome } from '../report.ts';
import type { SheetCell } from './sheet.ts';

/** A question whose answer is typed; several answers that count stand in cells of their own, or behind `;`, `|` or a line. */
export function typedQuestion(prompt: string, cells: readonly (SheetCell | undefined)[]): Outcome {
  if (prompt.length > MAX_PROMPT_LENGTH)
    return { ok: false, code: 'prompt_too_long', params: { length: prompt.length, max: MAX_PROMPT_LENGTH } };
  const accepted = cells.flatMap((cell) =>
    (cell?.text ?? '')
      .split(/[;|\n]/)
      .map((part) => part.trim())
      .filter((part) => part !== '')
  );
  if (accepted.length === 0) return { ok: false, code: 'correct_missing' };
  const long = accepted.find((text) => text.length > MAX_TYPED_LENGTH);
  if (long !== undefined) {
    const params = { answer: quote(long), length: long.length, max: MAX_TYPED_LENGTH };
    return { ok: false, code: 'typed_too_long', params };
  }
  return {
    ok: true,
    question: {
      type: 'typedAnswer',
      prompt,
      accepted: [...new Set(accepted)],
      wrong: [],
      spelling: 'forgiving'
    },
    notes: []
  };
}

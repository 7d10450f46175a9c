import type { Question } from '#core/question/question.ts';
import type { Doubt } from '../kinds/kind-words.ts';
import { wordsOf } from '../kinds/words.ts';

export type QuestionWarning = Doubt | 'long_prompt' | 'no_points' | 'twice';

/** Longest prompt, in characters, that the display shows at its full size. */
const PROMPT_FITS = 150;

/** What a maker would want to know before the evening; none of it stops the quiz. */
export function questionWarnings(question: Question): QuestionWarning[] {
  const warnings: QuestionWarning[] = [];
  if (question.prompt.length > PROMPT_FITS) warnings.push('long_prompt');
  if (question.points === 0) warnings.push('no_points');
  return [...warnings, ...(wordsOf(question).doubts?.(question) ?? [])];
}

/** The prompts that occur more than once, in lower case. */
export function repeatedPrompts(questions: readonly Question[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { prompt } of questions) {
    const key = prompt.toLowerCase();
    if (seen.has(key)) twice.add(key);
    seen.add(key);
  }
  return twice;
}

import type { Question } from '#core/question/question.ts';

export type QuestionWarning = 'long_prompt' | 'long_option' | 'no_points' | 'all_right' | 'twice';

/** Longest prompt and option, in characters, that the display shows at its full size. */
const PROMPT_FITS = 150;
const OPTION_FITS = 60;

/** What a maker would want to know before the evening; none of it stops the quiz. */
export function questionWarnings(question: Question): QuestionWarning[] {
  const warnings: QuestionWarning[] = [];
  if (question.prompt.length > PROMPT_FITS) warnings.push('long_prompt');
  if (question.points === 0) warnings.push('no_points');
  if ('options' in question && question.options.some((option) => option.length > OPTION_FITS))
    warnings.push('long_option');
  if (question.type === 'multipleChoice' && question.correct.length === question.options.length)
    warnings.push('all_right');
  return warnings;
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

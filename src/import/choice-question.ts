import { MAX_OPTION_LENGTH, MAX_OPTIONS, MIN_OPTIONS } from '#core/question/choice/options.ts';
import { MAX_PROMPT_LENGTH, POINTS, TIME_LIMIT } from '#core/question/question-limits.ts';
import { quote, type Note, type Outcome } from './report.ts';

/** An option whose text is tidy and not empty. */
export interface ImportedOption {
  readonly text: string;
  readonly right: boolean;
  /** What is stored behind a text that shows less. */
  readonly stored?: string;
}

/** A question with options as a file describes it; at least one option is right. */
export interface ImportedChoice {
  readonly prompt: string;
  readonly options: readonly ImportedOption[];
  readonly timeLimitSeconds?: number;
}

const TRUE_FALSE: Readonly<Record<string, boolean>> = {
  ...{
    true: true,
    false: false,
    waar: true,
    onwaar: false,
    wahr: true,
    falsch: false,
    vrai: true,
    faux: false
  },
  ...{ verdadero: true, falso: false, vero: true, juist: true, onjuist: false, richtig: true }
};

/** What “true” and “false” of six languages say; `undefined` for anything else. */
export const truthOf = (text: string): boolean | undefined => {
  const word = text.toLowerCase();
  return Object.hasOwn(TRUE_FALSE, word) ? TRUE_FALSE[word] : undefined;
};

/** Makes a question of the fitting type, or says why that cannot be done without guessing. */
export function choiceQuestion(choice: ImportedChoice): Outcome {
  const { prompt, timeLimitSeconds = TIME_LIMIT.fallback } = choice;
  if (prompt === '') return { ok: false, code: 'prompt_missing' };
  if (prompt.length > MAX_PROMPT_LENGTH) {
    return { ok: false, code: 'prompt_too_long', params: { length: prompt.length, max: MAX_PROMPT_LENGTH } };
  }
  const distinct = dropDuplicates(choice.options);
  if ('ok' in distinct) return distinct;
  const options = keepWithinLimit(distinct);
  const tooLong = options.find(({ text }) => text.length > MAX_OPTION_LENGTH);
  if (tooLong) {
    const params = { option: quote(tooLong.text), length: tooLong.text.length, max: MAX_OPTION_LENGTH };
    return { ok: false, code: 'option_too_long', params };
  }
  if (options.length < MIN_OPTIONS) return { ok: false, code: 'too_few_options' };

  const notes: Note[] = sameShown(choice.options);
  const dropped = choice.options.length - distinct.length;
  if (dropped > 0 && notes.length === 0)
    notes.push({ code: 'duplicate_options', params: { count: dropped } });
  const over = distinct.length - options.length;
  if (over > 0) notes.push({ code: 'options_over_limit', params: { count: over, max: MAX_OPTIONS } });
  return {
    ok: true,
    question: { prompt, timeLimitSeconds, points: POINTS.fallback, ...body(options) },
    notes
  };
}

function body(options: readonly ImportedOption[]) {
  const correct = options.flatMap(({ right }, index) => (right ? [index] : []));
  const sides = options.map(({ text }) => truthOf(text));
  if (options.length === 2 && correct.length === 1 && sides.includes(true) && sides.includes(false)) {
    return { type: 'trueFalse', correct: sides[correct[0] ?? 0] };
  }
  const texts = options.map(({ text }) => text);
  return correct.length === 1
    ? { type: 'singleChoice', options: texts, correct: correct[0] }
    : { type: 'multipleChoice', options: texts, correct };
}

/** Equal options become one. Where capitals are the difference and one of them is right, they may be the point. */
function dropDuplicates(
  options: readonly ImportedOption[]
): ImportedOption[] | Extract<Outcome, { ok: false }> {
  const kept = new Map<string, ImportedOption>();
  for (const option of options) {
    // What is too long anyway is not worth it.
    const key = option.text.length > MAX_OPTION_LENGTH ? option.text : option.text.toLowerCase();
    const first = kept.get(key);
    if (!first) {
      kept.set(key, option);
      continue;
    }
    const params = { option: quote(option.text) };
    if (first.right !== option.right && isRounded(first, option))
      return { ok: false, code: 'options_same_shown', params: shownAs(first, option) };
    if (first.text !== option.text && (first.right || option.right))
      return { ok: false, code: 'options_differ_in_case', params };
    if (first.right !== option.right) return { ok: false, code: 'option_right_and_wrong', params };
  }
  return [...kept.values()];
}

/** Whether two options that show the same are different behind what they show. */
const isRounded = (a: ImportedOption, b: ImportedOption) =>
  a.text === b.text && (a.stored ?? a.text) !== (b.stored ?? b.text);

const shownAs = (a: ImportedOption, b: ImportedOption) => ({
  option: quote(a.text),
  first: quote(a.stored ?? a.text),
  second: quote(b.stored ?? b.text)
});

/** A note for the first two options that differ only in digits that the sheet hides. */
function sameShown(options: readonly ImportedOption[]): Note[] {
  for (const [index, option] of options.entries()) {
    const other = options.slice(0, index).find((earlier) => isRounded(earlier, option));
    if (other) return [{ code: 'options_same_shown', params: shownAs(other, option) }];
  }
  return [];
}

/** Keeps every right option and the first wrong ones, in their order. */
function keepWithinLimit(options: readonly ImportedOption[]): ImportedOption[] {
  let wrongLeft = MAX_OPTIONS - options.filter(({ right }) => right).length;
  return options.filter(({ right }) => right || wrongLeft-- > 0);
}

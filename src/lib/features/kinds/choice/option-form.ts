import { MAX_OPTIONS } from '#core/question/choice/options.ts';
import type { Preview, SentFields, TypedQuestion } from '../kind-form.ts';

export interface OptionFieldValues {
  /** Always `MAX_OPTIONS` of them; empty ones do not count. */
  readonly options: readonly string[];
  /** Indexes into `options`. */
  readonly rightOptions: readonly number[];
}

export const padded = (options: readonly string[]): readonly string[] =>
  Array.from({ length: MAX_OPTIONS }, (_, index) => options[index] ?? '');

/** What all kinds with options of their own have alike. */
export const optionForm = {
  empty: { options: padded([]), rightOptions: [] } as OptionFieldValues,
  fromSent: (sent: SentFields): OptionFieldValues => ({
    options: Array.from({ length: MAX_OPTIONS }, (_, index) => sent.text(`option-${String(index)}`)),
    rightOptions: sent
      .all('right')
      .map(Number)
      .filter((index) => Number.isInteger(index) && index >= 0 && index < MAX_OPTIONS)
  }),
  preview: ({ options }: OptionFieldValues): Preview => ({
    tiles: options.filter((option) => option.trim() !== '')
  })
};

/**
 * Empty options are left out, and with them their place.
 *
 * @param correctOf what is stored as right, from the indexes of the right options
 */
export function optionsToQuestion(
  { options, rightOptions }: OptionFieldValues,
  correctOf: (right: readonly number[]) => unknown
): TypedQuestion {
  const fields = options.flatMap((option, index) => (option.trim() === '' ? [] : [index]));
  const right = rightOptions.map((index) => fields.indexOf(index)).filter((index) => index >= 0);
  return {
    body: { options: fields.map((index) => options[index]), correct: correctOf(right) },
    fieldOf: ([name, index]) =>
      name === 'correct'
        ? 'right'
        : index === undefined
          ? undefined
          : `option-${String(fields[Number(index)] ?? 0)}`
  };
}

import { optionForm, optionsToQuestion, padded, type OptionFieldValues } from '../choice/option-form.ts';
import type { KindForm } from '../kind-form.ts';

export const multipleChoiceForm: KindForm<'multipleChoice', OptionFieldValues> = {
  ...optionForm,
  toFields: ({ options, correct }) => ({ options: padded(options), rightOptions: correct }),
  toQuestion: (fields) => optionsToQuestion(fields, (right) => right)
};

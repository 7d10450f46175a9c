import * as v from 'valibot';
import { questionTypeNames } from '#core/question/question-limits.ts';
import { questionSchema, type Question } from '#core/question/question.ts';
import { MAX_OPTIONS } from '#core/question/choice.ts';
import { formToQuestion, type QuestionFormValues } from '#lib/features/question-editor/question-form.ts';
import { readNumber } from '#lib/i18n/read-number.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { fieldErrors, type FieldErrors } from '#lib/server/http/field-errors.ts';
import { formText } from '#lib/server/http/form-text.ts';

/** The fields of the question editor as they were typed. */
export function readFields(form: FormData): QuestionFormValues {
  const type = questionTypeNames.find((name) => name === form.get('type')) ?? 'singleChoice';
  const truth = form.get('truth');
  return {
    type,
    prompt: formText(form, 'prompt'),
    explanation: formText(form, 'explanation'),
    timeLimitSeconds: formText(form, 'timeLimitSeconds'),
    points: formText(form, 'points'),
    options: Array.from({ length: MAX_OPTIONS }, (_, index) => formText(form, `option-${index}`)),
    rightOptions: form
      .getAll('right')
      .map(Number)
      .filter((index) => Number.isInteger(index) && index >= 0 && index < MAX_OPTIONS),
    truth: truth === 'true' || truth === 'false' ? truth : '',
    accepted: formText(form, 'accepted'),
    wrong: formText(form, 'wrong'),
    spelling: form.get('spelling') === 'exact' ? 'exact' : 'forgiving',
    correctNumber: formText(form, 'correctNumber'),
    tolerance: formText(form, 'tolerance'),
    unit: formText(form, 'unit')
  };
}

/** Checks the fields by the schema that also guards imports and the seed. Errors carry the names of the fields. */
export function parseFields(
  values: QuestionFormValues
): { ok: true; question: Question } | { ok: false; errors: FieldErrors } {
  const locale = getLocale();
  const { candidate, fields } = formToQuestion(values, (text) => readNumber(text, locale));
  const parsed = v.safeParse(questionSchema, candidate);
  if (parsed.success) return { ok: true, question: parsed.output };
  const errors: Record<string, string> = {};
  for (const [path, text] of Object.entries(fieldErrors(parsed.issues)))
    errors[fieldOf(path, values, fields)] ??= text;
  return { ok: false, errors };
}

function fieldOf(path: string, { type }: QuestionFormValues, fields: readonly number[]): string {
  const [name = '', index] = path.split('.');
  if (name === 'options' && index !== undefined) return `option-${fields[Number(index)] ?? 0}`;
  if (name === 'correct')
    return type === 'numberEstimate' ? 'correctNumber' : type === 'trueFalse' ? 'truth' : 'right';
  return name;
}

import * as v from 'valibot';
import { readNumber } from '#core/number/read-number.ts';
import { questionKindNames } from '#core/question/question-limits.ts';
import { questionSchema, type Question } from '#core/question/question.ts';
import {
  formFromSent,
  formToQuestion,
  type QuestionFormValues
} from '#lib/features/question-editor/question-form.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { fieldErrors, type FieldErrors } from '#lib/server/http/field-errors.ts';
import { formText } from '#lib/server/http/form-text.ts';

/** The fields of the question editor as they were typed. */
export function readFields(form: FormData): QuestionFormValues {
  const [first] = questionKindNames;
  const type = questionKindNames.find((name) => name === form.get('type')) ?? first;
  return formFromSent(type, {
    text: (name) => formText(form, name),
    all: (name) => form.getAll(name).filter((value) => typeof value === 'string')
  });
}

/** What fits into a field of a number, and more; reading is bounded by it. */
const MAX_NUMBER_TEXT = 40;

/** Checks the fields by the schema that also guards imports and the seed. Errors carry the names of the fields. */
export function parseFields(
  values: QuestionFormValues
): { ok: true; question: Question } | { ok: false; errors: FieldErrors } {
  const locale = getLocale();
  const { candidate, fieldOf } = formToQuestion(values, (text) =>
    text.length <= MAX_NUMBER_TEXT ? readNumber(text, locale) : undefined
  );
  const parsed = v.safeParse(questionSchema, candidate);
  if (parsed.success) return { ok: true, question: parsed.output };
  const errors: Record<string, string> = {};
  for (const [path, text] of Object.entries(fieldErrors(parsed.issues))) errors[fieldOf(path)] ??= text;
  return { ok: false, errors };
}

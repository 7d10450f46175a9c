import { wholeReading, type NumberReading } from '#core/number/read-number.ts';
import { POINTS, TIME_LIMIT, type QuestionKindName } from '#core/question/question-limits.ts';
import type { Question } from '#core/question/question.ts';
import { emptyKindFields, formOf, kindFieldsFromSent, type KindFields } from '../kinds/forms.ts';
import type { SentFields } from '../kinds/kind-form.ts';

/** What the fields of the question editor hold, as typed: also what is shown again when something was wrong. */
export interface QuestionFormValues extends KindFields {
  readonly type: QuestionKindName;
  readonly prompt: string;
  readonly explanation: string;
  readonly longText: string;
  readonly hostNote: string;
  readonly timeLimitSeconds: string;
  readonly points: string;
}

export const emptyQuestionForm = (type: QuestionKindName): QuestionFormValues => ({
  ...emptyKindFields(),
  type,
  prompt: '',
  explanation: '',
  longText: '',
  hostNote: '',
  timeLimitSeconds: String(formOf(type).timeLimitSeconds ?? TIME_LIMIT.fallback),
  points: String(POINTS.fallback)
});

/**
 * A stored question as the editor shows it.
 *
 * @param writeNumber how the reader writes a number, without separators of thousands
 */
export function questionToForm(
  question: Question,
  writeNumber: (value: number) => string
): QuestionFormValues {
  const { type, prompt, explanation, longText = '', hostNote = '', timeLimitSeconds, points } = question;
  return {
    ...emptyQuestionForm(type),
    ...formOf(type).toFields(question, writeNumber),
    prompt,
    explanation,
    longText,
    hostNote,
    timeLimitSeconds: String(timeLimitSeconds),
    points: String(points)
  };
}

/** The fields of the question editor as they were sent. */
export const formFromSent = (type: QuestionKindName, sent: SentFields): QuestionFormValues => ({
  ...kindFieldsFromSent(sent),
  type,
  prompt: sent.text('prompt'),
  explanation: sent.text('explanation'),
  longText: sent.text('longText'),
  hostNote: sent.text('hostNote'),
  timeLimitSeconds: sent.text('timeLimitSeconds'),
  points: sent.text('points')
});

/** What was typed, in the shape that `questionSchema` checks, and the field that each part of it came from. */
export function formToQuestion(
  values: QuestionFormValues,
  readNumber: (text: string) => NumberReading | undefined
): { candidate: Readonly<Record<string, unknown>>; fieldOf: (path: string) => string } {
  const { type, prompt, explanation, longText, hostNote } = values;
  const { body, fieldOf } = formOf(type).toQuestion(values, readNumber);
  const candidate = {
    ...body,
    type,
    prompt,
    explanation,
    // What is empty is not there.
    ...(longText.trim() && { longText }),
    ...(hostNote.trim() && { hostNote }),
    // An absent number must not become the schema's default: the person emptied the field.
    timeLimitSeconds: wholeReading(readNumber(values.timeLimitSeconds)) ?? NaN,
    points: wholeReading(readNumber(values.points)) ?? NaN
  };
  return {
    candidate,
    fieldOf(path) {
      const parts = path.split('.');
      return fieldOf?.(parts) ?? parts[0] ?? '';
    }
  };
}

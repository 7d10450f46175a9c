import type { Question, QuestionOf } from '#core/question/question.ts';
import type { Gradable } from '#core/question/typed-answer/answer-key.ts';
import { MAX_OPTIONS } from '#core/question/choice.ts';
import { POINTS, TIME_LIMIT, type QuestionTypeName } from '#core/question/question-limits.ts';

/** How typed answers are compared. */
export type Spelling = QuestionOf<'typedAnswer'>['spelling'];

/** What the fields of the question editor hold, as typed: also what is shown again when something was wrong. */
export interface QuestionFormValues {
  readonly type: QuestionTypeName;
  readonly prompt: string;
  readonly explanation: string;
  readonly timeLimitSeconds: string;
  readonly points: string;
  /** Always `MAX_OPTIONS` of them; empty ones do not count. */
  readonly options: readonly string[];
  /** Indexes into `options`. */
  readonly rightOptions: readonly number[];
  readonly truth: '' | 'true' | 'false';
  /** Accepted answers, one a line. */
  readonly accepted: string;
  /** Answers that are wrong however near they are, one a line. */
  readonly wrong: string;
  readonly spelling: Spelling;
  readonly correctNumber: string;
  readonly tolerance: string;
  readonly unit: string;
}

export const emptyQuestionForm = (type: QuestionTypeName): QuestionFormValues => ({
  type,
  prompt: '',
  explanation: '',
  timeLimitSeconds: String(type === 'typedAnswer' || type === 'numberEstimate' ? 30 : TIME_LIMIT.fallback),
  points: String(POINTS.fallback),
  options: padded([]),
  rightOptions: [],
  truth: '',
  accepted: '',
  wrong: '',
  spelling: 'forgiving',
  correctNumber: '',
  tolerance: '',
  unit: ''
});

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const padded = (options: readonly string[]) =>
  Array.from({ length: MAX_OPTIONS }, (_, index) => options[index] ?? '');

/**
 * A stored question as the editor shows it.
 * @param writeNumber how the reader writes a number, without separators of thousands
 */
export function questionToForm(
  question: Question,
  writeNumber: (value: number) => string
): QuestionFormValues {
  const { type, prompt, explanation, timeLimitSeconds, points } = question;
  const common = {
    ...emptyQuestionForm(type),
    prompt,
    explanation,
    timeLimitSeconds: String(timeLimitSeconds),
    points: String(points)
  };
  switch (question.type) {
    case 'singleChoice':
      return { ...common, options: padded(question.options), rightOptions: [question.correct] };
    case 'multipleChoice':
      return { ...common, options: padded(question.options), rightOptions: question.correct };
    case 'trueFalse':
      return { ...common, truth: question.correct ? 'true' : 'false' };
    case 'typedAnswer':
      return { ...common, ...typedAnswerToForm(question) };
    case 'numberEstimate':
      return {
        ...common,
        correctNumber: writeNumber(question.correct),
        tolerance: writeNumber(question.tolerance),
        unit: question.unit
      };
  }
}

/** What a question that an earlier release stored does not say has its default. */
function typedAnswerToForm({ accepted, wrong = [], spelling = 'forgiving' }: Gradable) {
  return { accepted: accepted.join('\n'), wrong: wrong.join('\n'), spelling };
}

/**
 * What was typed, in the shape that `questionSchema` checks. Empty options are left out, and with them their place:
 * `fields` says for each option which field it came from.
 */
export function formToQuestion(
  values: QuestionFormValues,
  readNumber: (text: string) => number | undefined
): { candidate: Record<string, unknown>; fields: readonly number[] } {
  const { type, prompt, explanation } = values;
  const fields = values.options.flatMap((option, index) => (option.trim() === '' ? [] : [index]));
  const right = values.rightOptions.map((index) => fields.indexOf(index)).filter((index) => index >= 0);
  const common = {
    type,
    prompt,
    explanation,
    timeLimitSeconds: readNumber(values.timeLimitSeconds),
    points: readNumber(values.points)
  };
  // An absent number must not become the schema's default: the person emptied the field.
  const numbers = { timeLimitSeconds: common.timeLimitSeconds ?? NaN, points: common.points ?? NaN };
  const body = {
    singleChoice: { options: fields.map((index) => values.options[index]), correct: right[0] },
    multipleChoice: { options: fields.map((index) => values.options[index]), correct: right },
    trueFalse: { correct: values.truth === '' ? undefined : values.truth === 'true' },
    typedAnswer: {
      accepted: linesOf(values.accepted),
      wrong: linesOf(values.wrong),
      spelling: values.spelling
    },
    numberEstimate: {
      correct: readNumber(values.correctNumber),
      tolerance: readNumber(values.tolerance),
      unit: values.unit
    }
  }[type];
  return { candidate: { ...common, ...numbers, ...body }, fields };
}

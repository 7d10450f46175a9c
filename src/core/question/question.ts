import * as v from 'valibot';
import { questionKinds } from './question-kinds.ts';
import {
  MAX_EXPLANATION_LENGTH,
  MAX_HOST_NOTE_LENGTH,
  MAX_LONG_TEXT_LENGTH,
  MAX_PROMPT_LENGTH,
  POINTS,
  TIME_LIMIT,
  type QuestionKindName
} from './question-limits.ts';
import type { Marks, QuestionKindRules, Summary } from './question-kind.ts';

/** What every question has, whatever its kind. */
const commonSchema = v.object({
  prompt: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'prompt_missing'),
    v.maxLength(MAX_PROMPT_LENGTH, 'prompt_too_long')
  ),
  explanation: v.optional(
    v.pipe(v.string(), v.trim(), v.maxLength(MAX_EXPLANATION_LENGTH, 'explanation_too_long')),
    ''
  ),
  /** Read aloud by the host, who alone sees it, in place of the prompt; absent: the prompt is. */
  longText: v.exactOptional(
    v.pipe(v.string(), v.trim(), v.maxLength(MAX_LONG_TEXT_LENGTH, 'long_text_too_long'))
  ),
  /** For the host alone: how a name is said, where it comes from, a joke. */
  hostNote: v.exactOptional(
    v.pipe(v.string(), v.trim(), v.maxLength(MAX_HOST_NOTE_LENGTH, 'host_note_too_long'))
  ),
  timeLimitSeconds: v.optional(
    v.pipe(
      v.number('time_limit'),
      v.integer('time_limit'),
      v.minValue(TIME_LIMIT.min, 'time_limit'),
      v.maxValue(TIME_LIMIT.max, 'time_limit')
    ),
    TIME_LIMIT.fallback
  ),
  points: v.optional(
    v.pipe(
      v.number('points'),
      v.integer('points'),
      v.minValue(POINTS.min, 'points'),
      v.maxValue(POINTS.max, 'points')
    ),
    POINTS.fallback
  )
});

export const isKindName = (name: unknown): name is QuestionKindName =>
  typeof name === 'string' && Object.hasOwn(questionKinds, name);

const bodySchema = v.lazy((input): v.GenericSchema<unknown, Body> => {
  const name = typeof input === 'object' && input !== null && 'type' in input ? input.type : undefined;
  return isKindName(name) ? questionKinds[name].schema : v.never('type_unknown');
});

/** A whole question as it is stored, imported and frozen. Issues carry a key for the interface to translate. */
export const questionSchema: v.GenericSchema<unknown, Question> = v.intersect([commonSchema, bodySchema]);

type Kinds = typeof questionKinds;
type Kind = Kinds[QuestionKindName];
type Body = v.InferOutput<Kind['schema']>;

export type Question = v.InferOutput<typeof commonSchema> & Body;
export type QuestionOf<Name extends QuestionKindName> = Extract<Question, { type: Name }>;

/** What a player sent, after it was checked against the question it answers. Stored as it is. */
export type AnswerValue = Exclude<ReturnType<Kind['parseAnswer']>, undefined>;
export type AnswerOf<Name extends QuestionKindName> = Exclude<
  ReturnType<Kinds[Name]['parseAnswer']>,
  undefined
>;

/** What a player and a display may see of a question before the reveal. */
export type PublicQuestion = ReturnType<Kind['publicView']> & { readonly prompt: string };
export type PublicQuestionOf<Name extends QuestionKindName> = Extract<PublicQuestion, { type: Name }>;

/** What the reveal adds. */
export type Solution = ReturnType<Kind['solution']>;
export type SolutionOf<Name extends QuestionKindName> = Extract<Solution, { type: Name }>;

type AnyKind = QuestionKindRules<Body, AnswerValue, ReturnType<Kind['publicView']>, Solution>;
// The registry is keyed by the question's own kind, and an answer was read by its question: a module only ever meets its own.
const kindOf = (question: Question): AnyKind => questionKinds[question.type];

/** Whether the host sees the bars of the chart grow while answers come. */
export const hasLiveBars = (question: Question): boolean => kindOf(question).hasLiveBars;
export const parseAnswer = (question: Question, value: unknown): AnswerValue | undefined =>
  kindOf(question).parseAnswer(question, value);
export const publicView = (question: Question): PublicQuestion => ({
  ...kindOf(question).publicView(question),
  prompt: question.prompt
});
export const solution = (question: Question): Solution => kindOf(question).solution(question);
/** How right an answer is, 0 to 1. */
export const grade = (question: Question, answer: AnswerValue): number =>
  kindOf(question).grade(question, answer);
export const NO_MARKS: Marks = new Map();
export const summarise = (
  question: Question,
  answers: readonly AnswerValue[],
  marks: Marks = NO_MARKS
): Summary => kindOf(question).summarise(question, answers, marks);
/** How far an answer is from the truth, in the unit of the question; `undefined` where distances mean nothing. */
export const distance = (question: Question, answer: AnswerValue): number | undefined =>
  kindOf(question).distance?.(question, answer);
/** Answers that say the same have the same text. */
export const groupOf = (question: Question, answer: AnswerValue): string =>
  kindOf(question).groupOf?.(question, answer) ?? JSON.stringify(answer);

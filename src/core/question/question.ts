import * as v from 'valibot';
import { multipleChoice } from './multiple-choice.ts';
import { numberEstimate } from './number-estimate.ts';
import {
  MAX_EXPLANATION_LENGTH,
  MAX_PROMPT_LENGTH,
  POINTS,
  TIME_LIMIT,
  type QuestionTypeName
} from './question-limits.ts';
import type { AnswerValue, QuestionType, Summary } from './question-type.ts';
import { singleChoice } from './single-choice.ts';
import { trueFalse } from './true-false.ts';
import { typedAnswer } from './typed-answer/typed-answer.ts';

/** Every question type by its name. */
export const questionTypes = {
  singleChoice,
  multipleChoice,
  trueFalse,
  typedAnswer,
  numberEstimate
} as const satisfies Record<QuestionTypeName, unknown>;
/** What every question has, whatever its type. */
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

const isTypeName = (name: unknown): name is QuestionTypeName =>
  typeof name === 'string' && Object.hasOwn(questionTypes, name);

const bodySchema = v.lazy((input): v.GenericSchema<unknown, Body> => {
  const name = typeof input === 'object' && input !== null && 'type' in input ? input.type : undefined;
  return isTypeName(name) ? questionTypes[name].schema : v.never('type_unknown');
});

/** A whole question as it is stored, imported and frozen. Issues carry a key for the interface to translate. */
export const questionSchema: v.GenericSchema<unknown, Question> = v.intersect([commonSchema, bodySchema]);

type Body = { [K in QuestionTypeName]: v.InferOutput<(typeof questionTypes)[K]['schema']> }[QuestionTypeName];
export type Question = v.InferOutput<typeof commonSchema> & Body;
export type QuestionOf<K extends QuestionTypeName> = Extract<Question, { type: K }>;

/** What a player and a display may see of a question before the reveal. */
export type PublicQuestion = { type: QuestionTypeName; prompt: string } & {
  options?: readonly string[];
  unit?: string;
};

/** What the reveal adds: one of the fields of the types' solutions. */
export type Solution = { correct: readonly number[] | boolean | number } | { accepted: readonly string[] };

type AnyType = QuestionType<Question, AnswerValue, Omit<PublicQuestion, 'type' | 'prompt'>, Solution>;
// The registry is keyed by the question's own type, so a module only ever meets its own content.
const moduleOf = (question: Question) => questionTypes[question.type] as unknown as AnyType;

export const parseAnswer = (question: Question, value: unknown): AnswerValue | undefined =>
  moduleOf(question).parseAnswer(question, value);
export const publicView = (question: Question): PublicQuestion => ({
  type: question.type,
  prompt: question.prompt,
  ...moduleOf(question).publicView(question)
});
export const solution = (question: Question): Solution => moduleOf(question).solution(question);
/** How right an answer is, 0 to 1. */
export const grade = (question: Question, answer: AnswerValue): number =>
  moduleOf(question).grade(question, answer);
export const summarise = (question: Question, answers: readonly AnswerValue[]): Summary =>
  moduleOf(question).summarise(question, answers);

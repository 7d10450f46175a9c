import type { QuestionKindName } from '#core/question/question-limits.ts';
import type { Question } from '#core/question/question.ts';
import type { FormRules, SentFields } from './kind-form.ts';
import { multipleChoiceForm } from './multiple-choice/form.ts';
import { numberEstimateForm } from './number-estimate/form.ts';
import { singleChoiceForm } from './single-choice/form.ts';
import { trueFalseForm } from './true-false/form.ts';
import { typedAnswerForm } from './typed-answer/form.ts';

const kindForms = {
  singleChoice: singleChoiceForm,
  multipleChoice: multipleChoiceForm,
  trueFalse: trueFalseForm,
  typedAnswer: typedAnswerForm,
  numberEstimate: numberEstimateForm
} as const satisfies Record<QuestionKindName, { readonly empty: object }>;

type Forms = typeof kindForms;
type Both<Union> = (Union extends unknown ? (part: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;
type Writable<Value> = { -readonly [Key in keyof Value]: Writable<Value[Key]> };

/** The fields of all kinds, as typed. */
export type KindFields = Both<Forms[QuestionKindName]['empty']>;
/** The same where they are being typed. */
export type DraftFields = Writable<KindFields>;

/** The fields of a kind, on what is typed of all of them. */
export const formOf = (type: QuestionKindName): FormRules<Question, KindFields> => kindForms[type];

const merged = (part: (form: Forms[QuestionKindName]) => object): KindFields =>
  // Every kind's fields are among them.
  Object.assign({}, ...Object.values(kindForms).map(part)) as KindFields;

export const emptyKindFields = (): KindFields => merged((form) => form.empty);
export const kindFieldsFromSent = (sent: SentFields): KindFields => merged((form) => form.fromSent(sent));

import type { QuestionKindName } from '#core/question/question-limits.ts';
import type { Component } from 'svelte';
import MultipleChoiceFields from './multiple-choice/Fields.svelte';
import NumberEstimateFields from './number-estimate/Fields.svelte';
import type { DraftFields } from './forms.ts';
import SingleChoiceFields from './single-choice/Fields.svelte';
import TrueFalseFields from './true-false/Fields.svelte';
import TypedAnswerFields from './typed-answer/Fields.svelte';

export interface FieldsProps {
  /** What is typed, of all kinds. */
  draft: DraftFields;
  /** By the names of the fields. */
  errors: Readonly<Record<string, string>>;
}

/** The fields of a question's kind in the editor. */
export const fieldFaces: Readonly<Record<QuestionKindName, Component<FieldsProps, object, 'draft'>>> = {
  singleChoice: SingleChoiceFields,
  multipleChoice: MultipleChoiceFields,
  trueFalse: TrueFalseFields,
  typedAnswer: TypedAnswerFields,
  numberEstimate: NumberEstimateFields
};

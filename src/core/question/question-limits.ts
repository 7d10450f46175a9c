/** Every question type, in the order in which the studio offers them. */
export const questionKindNames = [
  'singleChoice',
  'multipleChoice',
  'trueFalse',
  'typedAnswer',
  'numberEstimate'
] as const;
export type QuestionKindName = (typeof questionKindNames)[number];

export const MAX_PROMPT_LENGTH = 300;
export const MAX_EXPLANATION_LENGTH = 500;
/** What a host reads aloud: two minutes of talking. */
export const MAX_LONG_TEXT_LENGTH = 1_500;
export const MAX_HOST_NOTE_LENGTH = 500;
/** Time limit in whole seconds. */
export const TIME_LIMIT = { min: 5, max: 240, fallback: 20 } as const;
/** Points for a full and instant answer. */
export const POINTS = { min: 0, max: 10_000, fallback: 1_000 } as const;

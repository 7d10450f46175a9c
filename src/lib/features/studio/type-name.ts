import type { QuestionTypeName } from '#core/question/question-limits.ts';
import { m } from '#lib/paraglide/messages.js';

const names: Readonly<Record<QuestionTypeName, () => string>> = {
  singleChoice: m.type_singleChoice,
  multipleChoice: m.type_multipleChoice,
  trueFalse: m.type_trueFalse,
  typedAnswer: m.type_typedAnswer,
  numberEstimate: m.type_numberEstimate
};

export const typeName = (type: QuestionTypeName): string => names[type]();

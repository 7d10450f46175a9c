import { isKindName, type Question } from '../question/question.ts';
import { questionKinds } from '../question/question-kinds.ts';
import type { QuestionKindRules } from '../question/question-kind.ts';
import { storedForm, type StoredForm } from './stored-form.ts';

type Upgrade = Pick<QuestionKindRules<never, never, never, never>, 'upgrade'>;

/** A question, in a quiz and in a frozen copy. What was checked when it was stored is not checked again. */
export const storedQuestion: StoredForm<Question> = storedForm('question', 1, (stored) => {
  const kind: Upgrade | undefined = isKindName(stored['type']) ? questionKinds[stored['type']] : undefined;
  if (!kind)
    throw new Error(
      `A question of the kind “${String(stored['type'])}” is stored, which this release does not know.`
    );
  return { explanation: '', ...(kind.upgrade?.(stored) ?? stored) } as Question;
});

import { readItemContent, type FrozenItem } from '../item/item.ts';
import { defaultSettings, type FrozenQuiz } from '../quiz/quiz.ts';
import { storedForm, type StoredForm } from './stored-form.ts';

/** An evening plays by what held when it began: a rule that its release did not know is off. */
const unknownThen = { ...defaultSettings, closeWhenAllIn: false };

/** The copy of a quiz that a live session plays. */
export const storedFrozenQuiz: StoredForm<FrozenQuiz> = storedForm('frozen quiz', 1, (stored) => {
  // The shape was the same in every release; what is in it has versions of its own.
  const quiz = stored as unknown as FrozenQuiz;
  return {
    ...quiz,
    settings: { ...unknownThen, ...quiz.settings },
    items: quiz.items.map(({ id, round, ...content }): FrozenItem => ({
      id,
      round,
      ...readItemContent(content)
    }))
  };
});

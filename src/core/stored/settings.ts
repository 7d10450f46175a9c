import { defaultSettings, type QuizSettings } from '../quiz/quiz.ts';
import { storedForm, type StoredForm } from './stored-form.ts';

/** The settings of a quiz that can still be edited: what an earlier release did not know is as in a new quiz. */
export const storedSettings: StoredForm<QuizSettings> = storedForm('quiz’s settings', 1, (stored) => ({
  ...defaultSettings,
  ...stored
}));

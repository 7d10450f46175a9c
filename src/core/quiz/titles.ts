import * as v from 'valibot';
import { MAX_TITLE_LENGTH } from './quiz-limits.ts';

export const titleSchema = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'title_missing'),
  v.maxLength(MAX_TITLE_LENGTH, 'title_too_long')
);

/** The title of a part of a quiz, which may have none. */
export const partTitleSchema = v.pipe(v.string(), v.trim(), v.maxLength(MAX_TITLE_LENGTH, 'title_too_long'));

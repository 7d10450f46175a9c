import * as v from 'valibot';

/** What an answer may be made of, whatever the kind of its question; the kind reads it [QUESTION-2]. */
export type AnswerJson =
  number | boolean | string | readonly AnswerJson[] | { readonly [key: string]: AnswerJson };

/** Lists within lists, at most; a plain number or text is 0 deep. */
const MAX_DEPTH = 3;
/** Numbers, texts and lists in all. A frame has room for no thousand of them. */
const MAX_PARTS = 200;
/** Longest text, and longest key, in UTF-16 units. */
const MAX_TEXT = 200;

/** How many parts a value has; more than there may be where it is no answer at all. */
function partsOf(value: unknown, depth: number): number {
  if (typeof value === 'string') return value.length <= MAX_TEXT ? 1 : Infinity;
  if (typeof value === 'number' || typeof value === 'boolean') return 1;
  if (typeof value !== 'object' || value === null || depth === MAX_DEPTH) return Infinity;
  const isLong = (key: string) => key.length > MAX_TEXT;
  if (!Array.isArray(value) && Object.keys(value).some(isLong)) return Infinity;
  let parts = 1;
  for (const part of Object.values(value)) {
    parts += partsOf(part, depth + 1);
    if (parts > MAX_PARTS) return Infinity;
  }
  return parts;
}

/** JSON of bounded size and depth: a new kind of question needs no line here. */
export const answerJson = v.custom<AnswerJson>((value) => partsOf(value, 0) <= MAX_PARTS);

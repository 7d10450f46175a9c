import { graphemes } from '../../text/graphemes.ts';
import { editDistance } from './edit-distance.ts';
import { foldText } from './fold-text.ts';
import { indexThings, type ThingId } from './known-things/known-things.ts';
import { isRoman, type Word } from './numerals.ts';
import type { Phrase } from './phrase.ts';
import { soundOf } from './sound.ts';

/** How many typing errors are forgiven in a word of this length, in visible characters [QUESTION-5]. */
export const allowedTypos = (length: number): number => (length <= 4 ? 0 : length <= 7 ? 1 : 2);

/**
 * How many typing errors are between what was typed and what counts [QUESTION-5]: 0 when they read the same, `undefined`
 * when something else was meant. Each word has errors of its own, so that a long one does not pay for a short one.
 */
export function typingErrors(typed: Phrase, accepted: Phrase): number | undefined {
  if (readsTheSame(typed, accepted)) return 0;
  if (isOtherThing(typed.compact, accepted.compact)) return undefined;
  const { words } = accepted;
  if (words.length === 0 || typed.words.length === 0) return undefined;
  if (words.length !== typed.words.length) return errorsAcross(typed, accepted);
  let sum = 0;
  for (const [at, word] of words.entries()) {
    const other = typed.words[at];
    const errors = other && errorsInWord(other, word);
    if (errors === undefined) return undefined;
    sum += errors;
  }
  return sum;
}

/** Whether two phrases are the same but for spaces and the leading article. */
export const readsTheSame = (a: Phrase, b: Phrase): boolean =>
  a.text === b.text || (a.compact !== '' && a.compact === b.compact) || (a.whole !== '' && a.whole === b.whole);

/** Words that were parted or run together as well as mistyped; only where every word is long enough to bear an error. */
function errorsAcross(typed: Phrase, accepted: Phrase): number | undefined {
  const isPlain = (word: Word) => word.kind === 'word' && word.value === undefined && !isExact(word.text);
  if (!typed.words.every((word) => isPlain(word) && word.text.length > 1)) return undefined;
  const lengths = accepted.words.map((word) => (isPlain(word) ? graphemes(word.text).length : 0));
  if (lengths.some((length) => allowedTypos(length) === 0)) return undefined;
  return within(typed.compact, accepted.compact, allowedTypos(Math.max(...lengths)));
}

function errorsInWord(typed: Word, accepted: Word): number | undefined {
  if (typed.value !== undefined && accepted.value !== undefined)
    return typed.value === accepted.value ? 0 : undefined;
  if (typed.text === accepted.text && typed.kind === accepted.kind) return 0;
  if (typed.kind !== 'word' || accepted.kind !== 'word') return undefined;
  if (isExact(typed.text) || isExact(accepted.text)) return undefined;
  if (isOtherThing(typed.text, accepted.text)) return undefined;
  if (isSameThing(typed.text, accepted.text)) {
    const letters = [graphemes(typed.text), graphemes(accepted.text)] as const;
    const errors = editDistance(...letters, 2);
    if (errors <= 2) return errors;
  }
  return within(typed.text, accepted.text, allowedTypos(graphemes(accepted.text).length));
}

/** Roman numerals, and Chinese characters, each of which is a word: a similar one means something else. */
const isExact = (word: string): boolean => isRoman(word) || /\p{sc=Han}/u.test(word);

/** The distance if it is within the budget. A word that sounds the same has one error more to give. */
function within(typed: string, accepted: string, budget: number): number | undefined {
  if (budget === 0) return undefined;
  const [a, b] = [graphemes(typed), graphemes(accepted)];
  if (Math.abs(a.length - b.length) > budget + 1 || !beginsAlike(typed, accepted)) return undefined;
  const errors = editDistance(a, b, budget + 1);
  if (errors <= budget) return errors;
  return errors === budget + 1 && soundOf(typed) === soundOf(accepted) ? errors : undefined;
}

/** A first letter is rarely mistyped, and often all that parts two words; a swap, or a letter that sounds the same, may be. */
const beginsAlike = (typed: string, accepted: string): boolean => {
  const [a, b] = [graphemes(typed), graphemes(accepted)];
  return a[0] === b[0] || (a[0] === b[1] && a[1] === b[0]) || soundOf(typed)[0] === soundOf(accepted)[0];
};

let things: ReadonlyMap<string, ThingId> | undefined;
const thingOf = (compact: string): ThingId | undefined => {
  things ??= indexThings((text) => foldText(text).replace(/[^\p{L}\p{N}]+/gu, ''));
  return things.get(compact);
};

/** What was typed is the name of another thing than what counts [QUESTION-10]. */
function isOtherThing(typed: string, accepted: string): boolean {
  const thing = thingOf(typed);
  return thing !== undefined && thing !== thingOf(accepted);
}

const isSameThing = (typed: string, accepted: string): boolean => {
  const thing = thingOf(typed);
  return thing !== undefined && thing === thingOf(accepted);
};

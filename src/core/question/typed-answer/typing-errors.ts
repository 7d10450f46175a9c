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
  const { words } = accepted;
  if (words.length === 0 || typed.words.length === 0) return undefined;
  const errors =
    words.length === typed.words.length ? errorsByWord(typed, accepted) : errorsAcross(typed, accepted);
  return errors !== undefined && isOtherThing(typed.compact, accepted.compact) ? undefined : errors;
}

/** Whether two phrases are the same but for spaces and the leading article. */
export const readsTheSame = (a: Phrase, b: Phrase): boolean =>
  a.text === b.text || (a.compact !== '' && (a.compact === b.compact || a.whole === b.whole));

function errorsByWord(typed: Phrase, accepted: Phrase): number | undefined {
  let sum = 0;
  for (const [at, word] of accepted.words.entries()) {
    const other = typed.words[at];
    const errors = other && errorsInWord(other, word);
    if (errors === undefined) return undefined;
    sum += errors;
  }
  return sum;
}

/** Words that were parted or run together as well as mistyped; only where every word is long enough to bear an error. */
function errorsAcross(typed: Phrase, accepted: Phrase): number | undefined {
  if (!beginsAlike(typed.compact, accepted.compact)) return undefined;
  const budget = Math.min(...accepted.words.map(({ text }) => allowedTypos(graphemes(text).length)));
  if (budget === 0) return undefined;
  const isPlain = ({ kind, text, value }: Word) =>
    kind === 'word' && value === undefined && text.length > 1 && !isExact(text);
  return typed.words.every(isPlain) && accepted.words.every(isPlain)
    ? within(typed.compact, accepted.compact, budget)
    : undefined;
}

function errorsInWord(typed: Word, accepted: Word): number | undefined {
  if (typed.value !== undefined && accepted.value !== undefined)
    return typed.value === accepted.value ? 0 : undefined;
  if (typed.kind !== accepted.kind) return undefined;
  if (typed.text === accepted.text) return 0;
  if (typed.kind !== 'word') return undefined;
  const errors = within(typed.text, accepted.text);
  return errors === undefined || isExact(typed.text) || isExact(accepted.text) ? undefined : errors;
}

/** Roman numerals, and Chinese characters, each of which is a word: a similar one means something else. */
const isExact = (word: string): boolean => isRoman(word) || /\p{sc=Han}/u.test(word);

/**
 * The distance, if it is within the budget, which is that of the word unless given. One error more is forgiven in a word
 * that sounds the same, and two in names of one thing in two languages, also in short ones: «Irak», «Iraq».
 */
function within(typed: string, accepted: string, given?: number): number | undefined {
  if (!beginsAlike(typed, accepted)) return undefined;
  const [a, b] = [graphemes(typed), graphemes(accepted)];
  const budget = given ?? allowedTypos(b.length);
  const most = Math.max(budget + 1, 2);
  if (Math.abs(a.length - b.length) > most) return undefined;
  // Where nothing is forgiven, only the name of the same thing can count.
  if (budget === 0 && thingOf(typed) === undefined) return undefined;
  const errors = editDistance(a, b, most);
  if (errors > most) return undefined;
  const thing = thingOf(typed);
  if (thing !== undefined) return thing === thingOf(accepted) && errors <= 2 ? errors : undefined;
  if (errors <= budget) return errors;
  return budget > 0 && errors === budget + 1 && soundOf(typed) === soundOf(accepted) ? errors : undefined;
}

/** Letters of which two at the beginning of a word may be one sound. */
const LIKE: readonly string[] = ['ckq', 'fp', 'sxzc', 'iy'];

/** A first letter is rarely mistyped, and often all that parts two words; a swap, or a letter that sounds the same, may be. */
const beginsAlike = (a: string, b: string): boolean => {
  const [first = '', second = ''] = [a[0], b[0]];
  if (first === second || (first === b[1] && a[1] === second)) return true;
  return LIKE.some((letters) => letters.includes(first) && letters.includes(second));
};

let things: ReadonlyMap<string, ThingId> | undefined;

/** The thing that a text is the name of [QUESTION-10]. What was typed must not be another one than what counts. */
function thingOf(compact: string): ThingId | undefined {
  things ??= indexThings((text) => foldText(text).replace(/[^\p{L}\p{N}]+/gu, ''));
  return things.get(compact);
}

function isOtherThing(typed: string, accepted: string): boolean {
  const thing = thingOf(typed);
  return thing !== undefined && thing !== thingOf(accepted);
}

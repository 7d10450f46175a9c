import type { GradeReason } from '../question-kind.ts';
import { editDistance } from './edit-distance.ts';
import type { Phrase } from './phrase.ts';

/** How many errors lie between a typed text and those that count, and those that never do; `undefined` where it is none of them. */
export interface Errors {
  readonly toAccepted: number | undefined;
  readonly toWrong: number | undefined;
}

/** Letters that may be others, of ten, where a text still looks like another. */
const ALIKE = 0.4;
const MOST_OFF = 4;

/** Why a text that was typed was taken as right or wrong, for whoever marks. */
export function explain(
  typed: Phrase,
  accepted: readonly Phrase[],
  { toAccepted, toWrong }: Errors
): GradeReason {
  if (toAccepted === 0) return { is: 'same' };
  if (toWrong === 0) return { is: 'listedWrong' };
  if (toAccepted !== undefined)
    return toWrong === undefined || toWrong > toAccepted
      ? { is: 'errors', n: toAccepted }
      : { is: 'nearWrong', n: toWrong };
  const off = Math.min(...accepted.map((phrase) => lettersOff(typed, phrase)));
  if (off < Infinity) return { is: 'near', n: off };
  return accepted.some((phrase) => isPart(typed, phrase)) ? { is: 'part' } : { is: 'other' };
}

function lettersOff(typed: Phrase, accepted: Phrase): number {
  const limit = Math.min(
    MOST_OFF,
    Math.floor(ALIKE * Math.max(typed.compact.length, accepted.compact.length))
  );
  const off = editDistance([...typed.compact], [...accepted.compact], limit);
  return off > limit ? Infinity : off;
}

/** One has every word of the other, and more. */
function isPart(a: Phrase, b: Phrase): boolean {
  const [words, others] = [a, b].map((phrase) => phrase.words.map(({ text }) => text)) as [
    string[],
    string[]
  ];
  const [few, many] = words.length < others.length ? [words, others] : [others, words];
  return few.length > 0 && few.every((word) => many.includes(word));
}

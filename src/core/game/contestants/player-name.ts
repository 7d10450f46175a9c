import { graphemes } from '../../text/graphemes.ts';
import { visibleText } from '../../text/visible-text.ts';
import { asLatin } from './look-alikes.ts';

/** Longest player name, in visible characters. */
export const MAX_NAME_LENGTH = 24;
/** And in code points: an emoji may be seven of them, a syllable five. */
export const MAX_NAME_CODE_POINTS = 96;

/** Accents for any letter, which pile up without a limit. */
const ACCENT =
  '(?:[\\u0300-\\u036f]|[\\u1ab0-\\u1aff]|[\\u1dc0-\\u1dff]|[\\u20d0-\\u20ff]|[\\ufe20-\\ufe2f])';
const PILED_ACCENTS = new RegExp(`(${ACCENT}{2})${ACCENT}+`, 'g');
/** Marks of a script are part of its letters: Burmese and Tibetan have up to five or six on one. */
const PILED_MARKS = /(\p{M}{6})\p{M}+/gu;

/**
 * Cleans a name that a player typed [GAME-2]: control, format and direction marks and doubled spaces go, runs of
 * combining marks are cut. Returns `undefined` when nothing readable is left or it is too long.
 */
export function cleanPlayerName(input: string): string | undefined {
  const name = visibleText(input.replace(/[\p{Co}\u2800]+/gu, ' '))
    .normalize('NFC')
    .replace(PILED_ACCENTS, '$1')
    .replace(PILED_MARKS, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
  // Some letters are invisible too, such as the Hangul filler.
  const readable = /[\p{L}\p{N}\p{P}\p{S}]/u.test(name.replace(INVISIBLE, ''));
  return readable && fits(name) ? name : undefined;
}

const fits = (name: string): boolean =>
  [...name].length <= MAX_NAME_CODE_POINTS && graphemes(name).length <= MAX_NAME_LENGTH;

/** So many numbers are tried one by one; beyond, a party has no use for the lowest. */
const IN_ORDER = 20;

/**
 * The name itself, or with a free number behind it, so that everybody in a room is told apart [GAME-2]. Small numbers
 * are given in order; a name that is taken thousands of times costs a few steps more, not thousands.
 */
export function uniquePlayerName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(nameKey(name))) return name;
  const isTaken = (number: number) => taken.has(nameKey(numbered(name, number)));
  for (let number = 2; number <= IN_ORDER; number++) if (!isTaken(number)) return numbered(name, number);
  let below = IN_ORDER;
  let free = IN_ORDER * 2;
  while (isTaken(free)) [below, free] = [free, free * 2];
  while (free - below > 1) {
    const middle = Math.floor((below + free) / 2);
    if (isTaken(middle)) below = middle;
    else free = middle;
  }
  return numbered(name, free);
}

/** With a number behind it, and as much of its end left out as the number needs. */
function numbered(name: string, number: number): string {
  const suffix = ` ${String(number)}`;
  const base = Array.from(graphemes(name)).slice(0, MAX_NAME_LENGTH - suffix.length);
  while (!fits(base.join('') + suffix)) base.pop();
  return base.join('').trimEnd() + suffix;
}

/** Joiners, variation selectors, fillers and the like: they show nothing by themselves. The tags of a flag do. */
const INVISIBLE = /(?![\u{e0061}-\u{e007f}])\p{Default_Ignorable_Code_Point}/gu;

/** Names that look the same are the same: in another case or width, or with Cyrillic or Greek letters among Latin ones. */
export const nameKey = (name: string): string =>
  asLatin(name.normalize('NFKD').replace(INVISIBLE, '').toLowerCase()).normalize('NFC');

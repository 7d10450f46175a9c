import { graphemes } from '#core/text/graphemes.ts';

/** Width of a letter of the heading typeface in parts of its size: on average, and of scripts and emoji as wide as high. */
const LETTER = 0.56;
const WIDE = 1.15;
/** Scripts of East Asia, Hangul, and what is drawn as a picture. */
const IS_WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u;
/** Capitals and the widest small letters. */
const IS_BROAD = /[\p{Lu}mw@%]/u;
const BROAD = 0.8;

/**
 * The size of type in which a text fits into a line, in the unit of `width`: it is estimated, and rather too small. A name may be
 * 24 characters long [GAME-2].
 * @param largest that is not exceeded
 */
export function fitName(text: string, width: number, largest: number): number {
  let ems = 0;
  for (const letter of Array.from(graphemes(text)))
    ems += IS_WIDE.test(letter) ? WIDE : IS_BROAD.test(letter) ? BROAD : LETTER;
  return Math.min(largest, width / Math.max(1, ems));
}

import { numberWords, scaleWords } from './known-things/number-words.ts';
import type { Token } from './tokens.ts';

/** A word of a phrase. What counts something has a `value`: canonical digits, by which it is compared. */
export interface Word {
  readonly kind: 'word' | 'number' | 'sign';
  readonly text: string;
  readonly value?: string;
  readonly gap: Token['gap'];
}

const ORDINAL_ENDING = /^(?:st|nd|rd|th|e|de|ste)$/;
const ROMAN = /^(?=.)m{0,3}(?:c[md]|d?c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})$/;
const ROMAN_LETTERS = new Set('ivxlcdm');
const ROMAN_DIGITS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 };

/** Whether a word can only be meant as a Roman numeral, or might be: «XIV», also «MIX». */
export const isRoman = (word: string): boolean => ROMAN_LETTERS.has(word[0] ?? '') && ROMAN.test(word);

/** Roman numerals below 90, as behind names of kings, wars and films; larger ones are words like «D» and «C» too often. */
function romanValue(word: string): string | undefined {
  if (!isRoman(word) || /[cdm]/.test(word)) return undefined;
  const digits = [...word].map((letter) => ROMAN_DIGITS[letter] ?? 0);
  return String(digits.reduce((sum, digit, at) => sum + (digit < (digits[at + 1] ?? 0) ? -digit : digit), 0));
}

export const number = (value: string, gap: Token['gap']): Word => ({
  kind: 'number',
  text: value,
  value,
  gap
});

/** Reads signs of numbers, fractions and endings of ordinals: «−5», «1/2», «2nd». */
export function joinNumbers(tokens: readonly Token[]): Word[] {
  const words: Word[] = [];
  for (const token of tokens) {
    const last = words.at(-1);
    const before = words.at(-2);
    if (token.kind === 'number') {
      if (last?.text === '-' && token.gap === '') {
        words.splice(-1, 1, number(token.text === '0' ? '0' : `-${token.text}`, last.gap));
        continue;
      }
      if (last?.kind === 'sign' && /[/⁄]/.test(last.text) && before?.kind === 'number') {
        words.splice(-2, 2, ...fraction(before, token));
        continue;
      }
      words.push(number(token.text, token.gap));
    } else if (
      token.kind === 'word' &&
      last?.kind === 'number' &&
      token.gap === '' &&
      ORDINAL_ENDING.test(token.text)
    ) {
      continue;
    } else words.push(token);
  }
  // A sign that found no number behind it only parts.
  return words.filter(
    ({ kind, text }, at) => kind !== 'sign' || !/[/⁄^]/.test(text) || words[at + 1]?.kind === 'number'
  );
}

/** A proper fraction of tenths at most is one number, and a decimal where it has an end; «9/11» and «24/7» are two. */
function fraction(above: Word, below: Token): Word[] {
  const [a, b] = [Number(above.text), Number(below.text)];
  const isFraction = Number.isInteger(a) && Number.isInteger(b) && a > 0 && a < b && b <= 10;
  if (!isFraction) return [above, number(below.text, '-')];
  const decimals = String(a / b);
  return [number(decimals.length < 8 ? decimals : `${String(a)}/${String(b)}`, above.gap)];
}

const mayCount = ({ kind, text }: Word): boolean =>
  kind === 'number' || numberWords.has(text) || scaleWords.has(text) || isRoman(text);

/** Gives words that count their value: number words, ordinals, «million» behind a number, Roman numerals behind a name. */
export function valueWords(words: readonly Word[]): Word[] {
  const valued: Word[] = [];
  if (!words.some(mayCount)) return [...words];
  for (const [at, word] of words.entries()) {
    const last = valued.at(-1);
    const scale = word.kind === 'word' ? scaleWords.get(word.text) : undefined;
    if (scale !== undefined && last?.value !== undefined) {
      const product = Math.round(Number(last.value) * scale * 1_000) / 1_000;
      if (Number.isSafeInteger(product)) {
        valued.splice(-1, 1, number(String(product), last.gap));
        continue;
      }
    }
    const counted = word.kind === 'word' ? numberWords.get(word.text) : undefined;
    // «twenty-one»
    const isUnit = counted !== undefined && counted.length === 1 && counted !== '0';
    if (isUnit && last?.kind === 'word' && /^[2-9]0$/.test(last.value ?? '')) {
      valued.splice(-1, 1, number(String(Number(last.value) + Number(counted)), last.gap));
      continue;
    }
    const isNumeral = word.kind === 'word' && words.length > 1 && (at > 0 || word.text.length > 1);
    const value = word.value ?? counted ?? (isNumeral ? romanValue(word.text) : undefined);
    if (value === undefined) valued.push(word);
    else if (counted === undefined) valued.push(number(value, word.gap));
    else valued.push({ ...word, value });
  }
  return valued;
}

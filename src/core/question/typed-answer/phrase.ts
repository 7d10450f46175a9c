import { foldText } from './fold-text.ts';
import { units, unitSigns } from './known-things/units.ts';
import { joinNumbers, number, valueWords, type Word } from './numerals.ts';
import { tokensOf } from './tokens.ts';

/** A typed text as it is compared. */
export interface Phrase {
  /** Without a leading article; empty when it is compared as typed. */
  readonly words: readonly Word[];
  /** Two phrases with the same text read the same. */
  readonly text: string;
  /** Its letters without the spaces, in which numbers keep apart; then the same with the article. */
  readonly compact: string;
  readonly whole: string;
}

/**
 * Longest text that is taken apart, in UTF-16 units after folding. One sign may stand for eighteen letters; who types
 * dozens of those is compared as typed.
 */
const MAX_FOLDED = 160;

const ARTICLES = new Set(['the', 'a', 'an', 'de', 'het', 'een']);

/**
 * Reads a typed text [QUESTION-4]. `exact` leaves out what only a forgiving reading takes for the same: number words,
 * Roman numerals, abbreviations and units.
 */
export function readPhrase(text: string, exact = false): Phrase {
  if (text.normalize('NFKC').length > MAX_FOLDED) return asTyped(text);
  const folded = foldText(text);
  if (folded.length > MAX_FOLDED) return asTyped(text);
  const joined = joinNumbers(tokensOf(folded));
  const read = joinInitials(joined);
  const all = exact ? read : withValues(read);
  if (!all.some(({ kind }) => kind !== 'sign')) return asTyped(folded);
  const [first, second] = all;
  const hasArticle = first && second?.gap === ' ' && ARTICLES.has(first.text);
  const words = hasArticle ? all.slice(1) : all;
  return {
    words,
    text: words.map(textOf).join(' '),
    compact: compactOf(words),
    whole: compactOf(all)
  };
}

const textOf = ({ text, value }: Word): string => value ?? text;
const compactOf = (words: readonly Word[]): string =>
  words.map(({ text, value }) => (value === undefined ? text : ` ${value} `)).join('');

/** Signs and emoji: equal or not, but for how they are drawn and the tone of a skin. */
function asTyped(text: string): Phrase {
  const plain = text.normalize('NFC').replace(/[\s\ufe00-\ufe0f]|\p{EMod}/gu, '');
  return { words: [], text: plain, compact: plain, whole: plain };
}

/** «U.S.A.» is «USA», «J. K.» is «JK». */
function joinInitials(words: readonly Word[]): Word[] {
  const joined: Word[] = [];
  let isInitial = false;
  for (const word of words) {
    const wasInitial = isInitial;
    isInitial = word.kind === 'word' && /^\p{L}$/u.test(word.text);
    const last = joined.at(-1);
    if (isInitial && wasInitial && last) joined.splice(-1, 1, { ...last, text: last.text + word.text });
    else joined.push(word);
  }
  return joined;
}

const AND = new Set(['and', 'en', 'und', 'n']);
const NUMBER = new Set(['number', 'nummer', 'no', 'nr']);
const MINUS = new Set(['minus', 'min']);
/** Left out as often as not: «Lord of (the) Rings», «Henry (the) 8th». «A» may be the name of something. */
const INNER_ARTICLES = new Set(['the', 'an', 'de', 'het']);
const SAINT = new Set(['st', 'ste', 'saint', 'sainte', 'sint']);
const SHORT: Readonly<Record<string, string>> = { mt: 'mount', ft: 'fort', dr: 'doctor' };
const ENDING: Readonly<Record<string, string>> = { jr: 'junior', sr: 'senior', st: 'street' };

const SPELT = new Set([
  ...AND,
  ...NUMBER,
  ...MINUS,
  ...INNER_ARTICLES,
  ...SAINT,
  ...Object.keys(SHORT),
  ...Object.keys(ENDING),
  'plus'
]);
/** Whether a word is, or stands beside, one that has another way to be written. */
const isSpelt = ({ kind, text, value }: Word): boolean =>
  kind === 'sign' || value !== undefined || SPELT.has(text);

/** Numbers by their value, amounts with their unit behind them, abbreviations and «and» spelt out. */
function withValues(read: readonly Word[]): Word[] {
  const words = valueWords(read);
  if (!words.some(isSpelt)) return words;
  const spelt: Word[] = [];
  for (const [at, word] of words.entries()) {
    const { text, gap, kind } = word;
    const last = spelt.at(-1);
    const next = words[at + 1];
    const isMiddle = at > 0 && next !== undefined;
    const say = (spoken: string) => spelt.push({ kind: 'word', text: spoken, gap });
    if (kind === 'sign') {
      const unit = unitSigns[text];
      if (unit === undefined) {
        if (text === '+' && isMiddle && gap === ' ' && next.kind === 'word' && next.gap === ' ') say('and');
        else spelt.push(word);
      } else if (last?.value !== undefined) say(unit);
      // A currency in front of its number goes behind it, as it is spoken.
      else if (next?.value !== undefined) {
        spelt.push({ ...next, gap });
        words[at + 1] = { kind: 'word', text: unit, gap: ' ' };
      }
    } else if (word.value !== undefined) spelt.push(word);
    else if (last?.value !== undefined && units.has(text)) say(units.get(text) ?? text);
    else if (last?.text === 'degrees' && (text === 'c' || text === 'f'))
      say(text === 'c' ? 'celsius' : 'fahrenheit');
    else if (at === 0 && MINUS.has(text) && next?.value !== undefined)
      words[1] = number(`-${next.value}`, gap);
    else if (isMiddle && AND.has(text)) say('and');
    else if (next?.value !== undefined && NUMBER.has(text)) continue;
    else if (isMiddle && INNER_ARTICLES.has(text)) continue;
    else if (SAINT.has(text) && next?.kind === 'word') say('saint');
    else if (text === 'plus' && at > 0) spelt.push({ kind: 'sign', text: '+', gap });
    else if (next) say(SHORT[text] ?? text);
    else say(at > 0 ? (ENDING[text] ?? text) : text);
  }
  return spelt;
}

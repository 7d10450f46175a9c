/** A piece of a folded text. */
export interface Token {
  readonly kind: 'word' | 'number' | 'sign';
  /** Of a number the canonical digits: no grouping, no idle zeros, a point before decimals. */
  readonly text: string;
  /** What stood before it: nothing, white space, or something else that only parts. */
  readonly gap: '' | ' ' | '-';
}

/** Digits in groups of three, with decimals, or plain: «1.000.000», «1 000», «1,50», «007». */
const NUMBER = [
  String.raw`(?<!\d[.,])[1-9]\d{0,2}(?:(?<by>[., ])\d{3})(?:\k<by>\d{3})*(?!\d)(?:(?!\k<by>)[.,]\d+(?!\d|[.,]\d))?`,
  String.raw`(?<![\p{L}\d.,])[.,]\d+(?![.,]?\d)`,
  String.raw`(?<!\d[.,])\d+[.,]\d+(?![.,]?\d)`,
  String.raw`\d+`
].join('|');
const WORD = String.raw`[\p{L}\p{Nl}\p{No}][\p{L}\p{M}\p{Nl}\p{No}]*|\p{Nd}+`;
/** Signs that mean something: the minus of a number (not the dash of a range), that of «A-», and of «C++», «C#», «5%», «1/2». */
const SIGN = [
  String.raw`(?<![\p{L}\p{M}\p{N}]|\d )-(?=[€$£¥]?[.,]?\d)`,
  String.raw`(?<=(?:^| )\p{L}{1,2})-(?! ?[\p{L}\p{N}])`,
  String.raw`(?!^)\+|(?<=\p{L} ?)#|(?<=\d ?)[%°^/⁄]|[€$£¥](?= ?[.,]?\d)|(?<=\d ?)[€$£¥]`
].join('|');
const TOKEN = new RegExp(`(?<number>${NUMBER})|(?<word>${WORD})|(?<sign>${SIGN})`, 'gu');

/** What people write within words is taken out or spelt out before a text is cut. */
const tidy = (text: string): string =>
  text
    .replace(/&|['’‘`´]n['’‘`´]/g, ' and ')
    .replace(/['’‘`´ʻʼ\u200c\u200d]/g, '')
    .replace(/(?<=\p{L})\$(?=\p{L})/gu, 's')
    .replace(/(?<=\p{L})!(?=\p{L})/gu, 'i')
    .replace(/♯/g, '#')
    .replace(/٫/g, '.')
    .replace(/٬/g, ',');

/** Cuts a folded text into words, numbers and the signs that mean something; what else there is only parts them. */
export function tokensOf(folded: string): Token[] {
  const plain = folded.trim().replace(/\s+/g, ' ');
  // Most answers are nothing but words.
  if (/^[a-z ]+$/.test(plain))
    return plain.split(' ').map((text, at) => ({ kind: 'word', text, gap: at === 0 ? '' : ' ' }));
  const text = /^[\p{L}\p{M}\p{N} ]*$/u.test(plain) ? plain : tidy(plain);
  const tokens: Token[] = [];
  let end = 0;
  for (const { 0: found, index, groups } of text.matchAll(TOKEN)) {
    const between = text.slice(end, index);
    const gap = between === '' ? '' : between === ' ' ? ' ' : '-';
    end = index + found.length;
    if (groups?.number === undefined)
      tokens.push({ kind: groups?.word === undefined ? 'sign' : 'word', text: found, gap });
    else tokens.push({ kind: 'number', text: canonicalNumber(found, groups.by), gap });
  }
  return tokens;
}

/** The one way to write a number; `by` is what groups its digits. */
function canonicalNumber(digits: string, by: string | undefined): string {
  const [whole = '', decimals = ''] = (by === undefined ? digits : digits.replaceAll(by, '')).split(/[.,]/);
  const fraction = decimals.replace(/0+$/, '');
  return (whole.replace(/^0+(?=\d)/, '') || '0') + (fraction && `.${fraction}`);
}

/** Sounds, tones, stress and vowel points that people leave out when they type; in these scripts only. */
const ACCENTS = /(?<=[\p{sc=Latn}\p{sc=Grek}\p{sc=Hebr}]\p{M}*)\p{M}/gu;
/** Arabic vowel points, and what stands on an alef. A hamza on waw or yeh is part of that letter. */
const ARABIC_POINTS = /[\u064b-\u0652\u0670\u06d6-\u06ed]|(?<=\u0627\p{M}*)[\u0653-\u0655]/gu;
/** Stress and diaeresis of Cyrillic. Й, Ў (breve), Ї, Ќ and Ѓ are letters of their own; ё is typed as е by most. */
const CYRILLIC_MARKS = /([\u0430-\u052f])(\p{M}+)/gu;
const cyrillicLetter = (_: string, letter: string, marks: string): string =>
  letter + [...marks].filter((mark) => mark === '\u0306' || CYRILLIC_LETTERS.has(letter + mark)).join('');
const CYRILLIC_LETTERS = new Set(['\u0456\u0308', '\u043a\u0301', '\u0433\u0301']);

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ς: 'σ',
  // Keyboards for Arabic and for Persian write the same letters differently.
  ٱ: 'ا',
  ی: 'ي',
  ى: 'ي',
  ک: 'ك'
};
const plainLetter = (letter: string): string => LETTERS[letter] ?? letter;
const SPECIAL = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

/** The zeros of the scripts whose digits are typed; each is followed by its nine others. */
const ZEROS = [...'0٠۰߀०০੦૦୦௦౦೦൦๐໐༠၀០'].map((zero) => zero.codePointAt(0) ?? 0);
const DIGIT = /(?![0-9])\p{Nd}/gu;

function plainDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const zero = ZEROS.find((start) => code >= start && code < start + 10);
  return zero === undefined ? digit : String(code - zero);
}

/**
 * Takes from a text what does not count in an answer, letter by letter [QUESTION-4]: case, width, the accents of scripts
 * that have accents, and whose digits they are. What a mark means in another script stays: a vowel in Devanagari, a
 * voiced sound in Japanese. Folding twice changes nothing more.
 */
export function foldText(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
  // Most of the rest is Latin letters with accents, for which little has to be looked at.
  if (/^[\0-\x7fÀ-žḀ-ỿ]*$/.test(text))
    return text
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase()
      .replace(SPECIAL, plainLetter);
  return (
    text
      // A fraction and a power must not run into the digits before them.
      .replace(/(?<=\d\s*)[¼-¾⅐-⅞]/g, ' $&')
      .replace(/(?<=\d)[²³¹⁰⁴-⁹]/g, '^$&')
      .normalize('NFKD')
      .toLowerCase()
      // Variation selectors, and the stroke that lengthens an Arabic word; the marks around them are one run then.
      .replace(/[\ufe00-\ufe0f\u0640]/g, '')
      .normalize('NFKD')
      .replace(ARABIC_POINTS, '')
      .replace(CYRILLIC_MARKS, cyrillicLetter)
      .replace(ACCENTS, '')
      .replace(SPECIAL, plainLetter)
      .replace(DIGIT, plainDigit)
      .replace(/[\p{Pd}\u2212]/gu, '-')
      .normalize('NFC')
  );
}

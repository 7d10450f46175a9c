import { units } from './known-things/units.ts';
import { readPhrase, type Phrase } from './phrase.ts';

/** One reading of an accepted text. */
export interface Accepted {
  readonly phrase: Phrase;
  /** It is a number without a unit: whoever adds one is right. */
  readonly takesUnit: boolean;
}

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };

/** Every reading of an accepted text, made once per question: what the person who wrote it would take as the same. */
export function readAccepted(text: string, exact: boolean): Accepted[] {
  const spellings = [text, ...otherTimes(text), ...(exact ? [] : otherUmlauts(text))];
  return spellings.flatMap((spelling) => {
    const phrase = readPhrase(spelling, exact);
    const amount = exact ? undefined : bareAmount(phrase);
    const isBare = amount === phrase.words[0]?.value && phrase.words.length === 1;
    const whole: Accepted = { phrase, takesUnit: !exact && isBare && amount !== undefined };
    return amount === undefined || isBare
      ? [whole]
      : [whole, { phrase: readPhrase(amount), takesUnit: false }];
  });
}

/** The number of a phrase that is a number, with or without a unit: «5» of «5 euro». */
export function bareAmount({ words }: Phrase): string | undefined {
  const [first, ...rest] = words;
  const isAmount = first?.value !== undefined && rest.every(({ text }) => UNIT_NAMES.has(text));
  return isAmount ? first.value : undefined;
}
const UNIT_NAMES = new Set(units.values());

/** German and Scandinavian letters as they are written without them: «Köln», «Koeln». */
function otherUmlauts(text: string): string[] {
  const plain = text.normalize('NFC').toLowerCase();
  const spelt = plain.replace(/[äöüåø]/g, (letter) => UMLAUTS[letter] ?? letter);
  return spelt === plain ? [] : [spelt];
}

/** «20:30» and «20.30» */
function otherTimes(text: string): string[] {
  const other = text.replace(
    /(?<![\d.:])([01]?\d|2[0-3])([.:])([0-5]\d)(?![\d.:])/g,
    (_, hour, sign, minute) => [hour, minute].join(sign === ':' ? '.' : ':')
  );
  return other === text ? [] : [other];
}

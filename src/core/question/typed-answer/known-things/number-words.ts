/** Numbers and ordinals as words, in English and Dutch, from nought upwards: the place in the list is the number. */
const UP_TO_TWENTY = `
  zero nul nought
  one een first eerste
  two twee second tweede
  three drie third derde
  four vier fourth vierde
  five vijf fifth vijfde
  six zes sixth zesde
  seven zeven seventh zevende
  eight acht eighth achtste
  nine negen ninth negende
  ten tien tenth tiende
  eleven elf eleventh elfde
  twelve twaalf twelfth twaalfde
  thirteen dertien thirteenth dertiende
  fourteen veertien fourteenth veertiende
  fifteen vijftien fifteenth vijftiende
  sixteen zestien sixteenth zestiende
  seventeen zeventien seventeenth zeventiende
  eighteen achttien eighteenth achttiende
  nineteen negentien nineteenth negentiende
  twenty twintig twentieth twintigste`;
const TENS = `
  thirty dertig thirtieth dertigste
  forty fourty veertig fortieth veertigste
  fifty vijftig fiftieth vijftigste
  sixty zestig sixtieth zestigste
  seventy zeventig seventieth zeventigste
  eighty tachtig eightieth tachtigste
  ninety negentig ninetieth negentigste
  hundred honderd hundredth honderdste`;

const lines = (text: string) => text.trim().split('\n');

const words: (readonly [word: string, number: number])[] = [
  ...lines(UP_TO_TWENTY).map((line, number) => [line, number] as const),
  ...lines(TENS).map((line, tens) => [line, 10 * tens + 30] as const)
].flatMap(([line, number]) =>
  line
    .trim()
    .split(' ')
    .map((word) => [word, number] as const)
);
/** Dutch writes units and tens as one word: «eenentwintig». */
const dutch = words.flatMap(([unit, number]) =>
  number >= 1 && number <= 9
    ? words
        .filter(([tens, value]) => value >= 20 && value <= 90 && /t(?:ig|igste)$/.test(tens))
        .map(([tens, value]) => [`${unit}en${tens}`, value + number] as const)
    : []
);

/** What a word counts, in the digits that it stands for. */
export const numberWords: ReadonlyMap<string, string> = new Map(
  [...dutch, ...words].map(([word, number]) => [word, String(number)] as const)
);

/** Words behind a number that multiply it. */
export const scaleWords: ReadonlyMap<string, number> = new Map([
  ['hundred', 1e2],
  ['honderd', 1e2],
  ['thousand', 1e3],
  ['duizend', 1e3],
  ['million', 1e6],
  ['miljoen', 1e6],
  ['mln', 1e6],
  ['billion', 1e9],
  ['miljard', 1e9],
  ['trillion', 1e12],
  ['biljoen', 1e12]
]);

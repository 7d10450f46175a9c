import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** As many tries at one account as nobody gets past the limits of signing in within a season. */
const FEWEST_GUESSES = 1e6;
/** Both keep the time of one check to some 10 ms: it grows faster than the length, and with every way to read `p4$5`. */
const MOST_CHARACTERS = 24;
const MOST_READINGS = 60;
const BLANK = /^[\p{Z}\p{C}]*$/u;

/** What people of our languages and of this house choose first; the list of the library knows hardly any Dutch. */
const nearby = (
  'partyquiz pubquiz popquiz kroegquiz quizavond quizmaster quiznight kahoot ' +
  'wachtwoord welkom geheim hallo voetbal zomer winter herfst lente vakantie liefde ' +
  'amsterdam rotterdam utrecht nederland belgie antwerpen feyenoord ajax oranje ' +
  'january february march april june july august september october november december ' +
  'januari februari maart juni juli augustus oktober ' +
  'monday tuesday wednesday thursday friday saturday sunday ' +
  'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ' +
  'password welcome secret letmein changeme summer autumn spring'
).split(' ');

let cached: ZxcvbnFactory | undefined;
/** Made at the first password that somebody chooses: most processes never see one. */
const estimator = () =>
  (cached ??= new ZxcvbnFactory({
    dictionary: { ...dictionary, nearby },
    graphs: adjacencyGraphs,
    l33tMaxSubstitutions: MOST_READINGS
  }));

/**
 * Whether somebody who knows what people choose finds a password soon [ACCOUNT-1].
 * @param about what is known of the person: name and e-mail address
 */
export function isGuessable(password: string, about: readonly string[]): boolean {
  if (BLANK.test(password)) return true;
  const known = about.flatMap(wordsOf);
  // Also where it is longer than what is judged.
  if (known.includes(password.trim().toLowerCase())) return true;
  const { guesses } = estimator().check(password.slice(0, MOST_CHARACTERS), known);
  return guesses < FEWEST_GUESSES;
}

/** A name or address as a whole, without its gaps, and its words. */
function wordsOf(text: string): string[] {
  const whole = text.trim().toLowerCase();
  const words = whole.split(/[\s@._+-]+/);
  return [whole, words.join(''), whole.split('@')[0] ?? '', ...words].filter((word) => word.length > 2);
}

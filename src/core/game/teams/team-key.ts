const CONSONANTS = 'BDFGKLMNPRSTVZ';
const VOWELS = 'AEIOU';
const SYLLABLES = 3;

/**
 * The key of a team [GAME-71]: three syllables that can be called across a table, 343,000 of them. Follows from the seed
 * and the number of the attempt.
 *
 * @param seed random, and kept by nobody
 */
export function teamKey(seed: string, attempt: number): string {
  let hash = fnv1a(`${seed}:${String(attempt)}`);
  let key = '';
  for (let syllable = 0; syllable < SYLLABLES; syllable++) {
    key += CONSONANTS.charAt(hash % CONSONANTS.length);
    hash = Math.floor(hash / CONSONANTS.length);
    key += VOWELS.charAt(hash % VOWELS.length);
    hash = Math.floor(hash / VOWELS.length);
  }
  return key;
}

/** Reads a key as a person types it: case, spaces and dashes do not count. */
export const readTeamKey = (typed: string): string => typed.toUpperCase().replace(/[^A-Z]/g, '');

/** FNV-1a, 32 bits, with its high bits stirred into the low ones. http://www.isthe.com/chongo/tech/comp/fnv/ */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

import { geography } from './geography.ts';
import { numberWords } from './number-words.ts';
import { science } from './science.ts';
import { words } from './words.ts';

/** What a text is known as: two texts with the same number are spellings of one thing. */
export type ThingId = number;

/**
 * Things that are no typing error of each other [QUESTION-10], by their folded text without spaces. A text that stands
 * for several things keeps the first.
 */
export function indexThings(compact: (text: string) => string): ReadonlyMap<string, ThingId> {
  const things = new Map<string, ThingId>();
  let id = 0;
  for (const thing of `${geography},${science},${words}`.split(',')) {
    id += 1;
    const spellings = thing.split('/').map(compact);
    // A name that two lists have, such as a state that is also a country, is one thing in both.
    const known = spellings.map((text) => things.get(text)).find((found) => found !== undefined) ?? id;
    for (const text of spellings) if (text !== '' && !things.has(text)) things.set(text, known);
  }
  for (const [word, number] of numberWords) if (!things.has(word)) things.set(word, -1 - Number(number));
  return things;
}

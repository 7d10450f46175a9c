/** Longest player name, in code points. */
export const MAX_NAME_LENGTH = 24;

/**
 * Cleans a name that a player typed [GAME-2]: control, format and direction marks and doubled spaces go, runs of
 * combining marks are cut to two. Returns `undefined` when nothing readable is left or it is too long.
 */
export function cleanPlayerName(input: string): string | undefined {
  const name = input
    .normalize('NFC')
    .replace(
      /[\p{Cc}\p{Cs}\p{Co}\u00ad\u061c\u200b-\u200c\u200e-\u200f\u202a-\u202e\u2060-\u2069\u2800\ufeff]+/gu,
      ' '
    )
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
  // Some letters are invisible too, such as the Hangul filler.
  const readable = /[\p{L}\p{N}\p{P}\p{S}]/u.test(name.replace(INVISIBLE, ''));
  return readable && [...name].length <= MAX_NAME_LENGTH ? name : undefined;
}

/** So many numbers are tried one by one; beyond, a party has no use for the lowest. */
const IN_ORDER = 20;

/**
 * The name itself, or with a free number behind it, so that everybody in a room is told apart [GAME-2]. Small numbers
 * are given in order; a name that is taken thousands of times costs a few steps more, not thousands.
 */
export function uniquePlayerName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(nameKey(name))) return name;
  const isTaken = (number: number) => taken.has(nameKey(numbered(name, number)));
  for (let number = 2; number <= IN_ORDER; number++) if (!isTaken(number)) return numbered(name, number);
  let below = IN_ORDER;
  let free = IN_ORDER * 2;
  while (isTaken(free)) [below, free] = [free, free * 2];
  while (free - below > 1) {
    const middle = Math.floor((below + free) / 2);
    if (isTaken(middle)) below = middle;
    else free = middle;
  }
  return numbered(name, free);
}

function numbered(name: string, number: number): string {
  const suffix = ` ${String(number)}`;
  const base = [...name]
    .slice(0, MAX_NAME_LENGTH - suffix.length)
    .join('')
    .trimEnd();
  return base + suffix;
}

/** Joiners, variation selectors, fillers and the like: they show nothing by themselves. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}+/gu;

/** Names that look the same are the same. */
export const nameKey = (name: string): string => name.normalize('NFKC').replace(INVISIBLE, '').toLowerCase();

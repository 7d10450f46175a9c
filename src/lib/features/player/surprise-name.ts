import { m } from '#lib/paraglide/messages.js';

const pick = (list: string): string => {
  const words = list.split(' ');
  return words[Math.floor(Math.random() * words.length)] ?? '';
};

/** A name for who cannot think of one, in the player's language. */
export const surpriseName = (): string => `${pick(m.surprise_first())} ${pick(m.surprise_last())}`;

import type { Take } from './effect.ts';
import type { Notes, Timed } from './part.ts';

/** The notes of an effect that begins then, s on the audio clock. */
export function effectNotes(take: Take, startsAt: number): Notes {
  const timed = take.notes
    .map((note): Timed => ({ at: startsAt + note.atMs / 1_000, note }))
    .sort((a, b) => a.at - b.at);
  let index = 0;
  return {
    next(before) {
      const candidate = timed[index];
      if (!candidate || candidate.at >= before) return undefined;
      index += 1;
      return candidate;
    },
    get done() {
      return index >= timed.length;
    }
  };
}

import type { Results } from './results.ts';

/** A tie-break as it is told: the number that was asked, and who said what, the nearest first. */
export interface ToldTie {
  readonly place: number;
  readonly prompt: string;
  readonly correct: number;
  readonly unit: string;
  readonly guesses: readonly { readonly name: string; readonly guess?: number }[];
}

export const tellTies = ({ rows, tieBreaks }: Pick<Results, 'rows' | 'tieBreaks'>): readonly ToldTie[] =>
  tieBreaks.map(({ place, prompt, correct, unit, among, guesses }) => ({
    ...{ place, prompt, correct, unit },
    guesses: rows
      .filter(({ id }) => among.includes(id))
      .map(({ id, name }) => {
        const guess = guesses.get(id);
        return { name, ...(guess !== undefined && { guess }) };
      })
  }));

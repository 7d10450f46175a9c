/** As answers are stored. Adding 0 makes −0 plain 0, which is what JSON and the database keep of it. */
export const toThousandths = (value: number): number => Math.round(value * 1_000) / 1_000 + 0;

/**
 * How far a guess is from the true number, in whole thousandths of the unit; 0 is on the spot [QUESTION-15]. A guess
 * has three decimals, so the true number counts with as many: else nobody could be on the spot of 3.14159.
 */
export const estimateDistance = (guess: number, correct: number): number =>
  toThousandths(Math.abs(guess - toThousandths(correct)));

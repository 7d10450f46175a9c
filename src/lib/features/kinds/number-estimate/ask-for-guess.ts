import { m } from '#lib/paraglide/messages.js';

/** What the field of an estimate asks for. */
export const askForGuess = ({ unit }: { readonly unit: string }): string =>
  unit ? m.answer_guess_in({ unit }) : m.answer_guess_here();

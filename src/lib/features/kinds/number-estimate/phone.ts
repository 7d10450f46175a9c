import { formatGuess, formatQuantity } from '#lib/i18n/format.ts';
import type { PhoneFace } from '../phone-face.ts';
import Answer from './Answer.svelte';

export const face: PhoneFace<'numberEstimate'> = {
  Answer,
  solution: ({ unit }, { correct }) => formatQuantity(correct, unit),
  distance: ({ unit }, off) => formatGuess(off, unit)
};

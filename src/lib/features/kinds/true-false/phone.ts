import type { PhoneFace } from '../phone-face.ts';
import Answer from './Answer.svelte';
import { sideText } from './sides.ts';

export const face: PhoneFace<'trueFalse'> = {
  Answer,
  solution: (_question, { correct }) => sideText(correct)
};

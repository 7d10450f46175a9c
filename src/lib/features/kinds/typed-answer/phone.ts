import type { PhoneFace } from '../phone-face.ts';
import Answer from './Answer.svelte';

export const face: PhoneFace<'typedAnswer'> = {
  Answer,
  solution: (_question, { accepted }) => accepted[0] ?? ''
};

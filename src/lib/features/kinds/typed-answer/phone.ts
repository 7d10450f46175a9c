import type { PhoneFace } from '../phone-face.ts';
import Answer from './Answer.svelte';
import { typedAnswerPhoneWords } from './phone-words.ts';

export const face: PhoneFace<'typedAnswer'> = { Answer, ...typedAnswerPhoneWords };

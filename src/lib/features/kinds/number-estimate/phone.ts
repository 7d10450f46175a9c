import type { PhoneFace } from '../phone-face.ts';
import Answer from './Answer.svelte';
import { numberEstimatePhoneWords } from './phone-words.ts';

export const face: PhoneFace<'numberEstimate'> = { Answer, ...numberEstimatePhoneWords };

import { optionSolution } from '../choice/option-solution.ts';
import type { PhoneFace } from '../phone-face.ts';
import Answer from './Answer.svelte';

export const face: PhoneFace<'singleChoice'> = { Answer, solution: optionSolution };

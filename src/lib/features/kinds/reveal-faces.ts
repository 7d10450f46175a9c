import type { Summary } from '#core/question/question-kind.ts';
import type { Solution } from '#core/question/question.ts';
import TilesReveal from './choice/TilesReveal.svelte';
import type { Faces } from './faces.ts';
import TextReveal from './text/TextReveal.svelte';

export interface RevealProps {
  solution: Solution | undefined;
  summary: Summary | undefined;
  /** Language of the quiz. */
  lang: string;
  /** What is right has been told. */
  glows: boolean;
  /** How long the bars have been climbing, in ms. */
  elapsedMs: number;
  /** So long they climb, in ms. */
  climbMs: number;
}

/** What was right and how everybody answered, on the display. */
export const revealFaces: Faces<RevealProps> = {
  singleChoice: TilesReveal,
  multipleChoice: TilesReveal,
  trueFalse: TilesReveal,
  typedAnswer: TextReveal,
  numberEstimate: TextReveal
};

import type { Summary } from '#core/question/question-kind.ts';
import type { Solution } from '#core/question/question.ts';
import TilesNow from './choice/TilesNow.svelte';
import type { Faces } from './faces.ts';
import NumberNow from './number-estimate/NumberNow.svelte';
import TypedNow from './typed-answer/TypedNow.svelte';

export interface HostNowProps {
  solution: Solution | undefined;
  /** How often each tile was chosen up to now. */
  bars: readonly number[] | undefined;
  /** From the reveal on. */
  summary: Summary | undefined;
}

/** What is right, and what comes in, on the host's panel. */
export const hostFaces: Faces<HostNowProps> = {
  singleChoice: TilesNow,
  multipleChoice: TilesNow,
  trueFalse: TilesNow,
  typedAnswer: TypedNow,
  numberEstimate: NumberNow
};

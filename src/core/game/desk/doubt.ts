import type { GradeReason } from '../../question/question-kind.ts';

/** From here on a person should look. */
export const WANTS_A_LOOK = 0.5;

/** How much the verdict on an answer may be doubted, 0 to 1 [GAME-81]. */
export function doubtOf(reason: GradeReason | undefined): number {
  switch (reason?.is) {
    case undefined:
    case 'same':
      return 0;
    case 'listedWrong':
      return 0.05;
    case 'other':
      return 0.3;
    case 'errors':
      return 0.5 + 0.05 * Math.min(reason.n, 4);
    case 'nearWrong':
      return 0.75;
    case 'part':
      return 0.8;
    case 'near':
      return 1 - 0.03 * Math.min(reason.n, 4);
  }
}

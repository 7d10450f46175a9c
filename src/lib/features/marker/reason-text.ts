import type { GradeReason } from '#core/question/question-kind.ts';
import { m } from '#lib/paraglide/messages.js';

/** Why an answer counts as it does, in a few words [GAME-81]. */
export function reasonText(reason: GradeReason): string {
  switch (reason.is) {
    case 'same':
      return m.reason_same();
    case 'listedWrong':
      return m.reason_listed_wrong();
    case 'part':
      return m.reason_part();
    case 'other':
      return m.reason_other();
    case 'nearWrong':
      return m.reason_near_wrong();
    case 'errors':
      return reason.n === 1 ? m.reason_errors_one() : m.reason_errors({ n: reason.n });
    case 'near':
      return reason.n === 1 ? m.reason_near_one() : m.reason_near({ n: reason.n });
  }
}

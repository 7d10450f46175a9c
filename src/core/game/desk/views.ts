import type { GradeReason } from '../../question/question-kind.ts';
import type { PublicQuestion, Solution } from '../../question/question.ts';
import type { ToldChallenge } from '../challenges/view.ts';
import type { Corrected } from '../corrections/corrections.ts';
import type { ListedCorrection } from '../corrections/view.ts';
import type { MarkGrade } from '../marks/commands.ts';

/** Answers that say the same, as they lie on the desk. Who wrote them is told to whoever asks [GAME-80]. */
export interface DeskGroup {
  /** Names the group on this desk. */
  readonly key: string;
  /** One of its answers: stands for all of them in a mark. */
  readonly value: unknown;
  readonly count: number;
  /** How right its question takes it to be, 0 to 1, and why where that may be doubted. */
  readonly grade: number;
  readonly reason?: GradeReason;
  /** A person should look. */
  readonly isDoubtful?: true;
  /** It looks like the group before it. */
  readonly isLike?: true;
  readonly mark?: MarkGrade;
  readonly why?: string;
}

/** A question that can be marked. */
export interface DeskItem {
  readonly id: string;
  /** Its groups are the key `groups` and this number of the view. */
  readonly at: number;
  /** From 1, over the questions of the whole quiz. */
  readonly n: number;
  readonly round: number;
  readonly question: PublicQuestion;
  readonly solution: Solution;
  readonly points: number;
  readonly answers: number;
  /** How many groups there are, also beyond those that are listed. */
  readonly groups: number;
  /** Groups that a person should look at, and has not. */
  readonly open: number;
  /** A marker has said that the rest stays as it was graded. */
  readonly isChecked?: true;
  readonly isRevealed?: true;
}

/** What a marker has beside what all see. */
export interface DeskPart {
  readonly rounds: readonly string[];
  readonly desk: readonly DeskItem[];
  readonly [groups: `groups${number}`]: readonly DeskGroup[];
}

export interface MarkerPart {
  readonly challenges: readonly ToldChallenge[];
}

/** What all see of corrections. */
export interface CorrectedPart {
  /** The question that is on counts for nobody [SCORING-13]. */
  readonly isVoid?: true;
  /** The latest correction of what was revealed. */
  readonly corrected?: Corrected;
}

export interface MayChallenge {
  /** Questions of the latest round to which a player may object, by id and number [GAME-84]. */
  readonly mayChallenge?: readonly { readonly id: string; readonly n: number }[];
}

/** A closed question, as it counts now. */
export interface CorrectableItem {
  readonly id: string;
  readonly n: number;
  readonly question: PublicQuestion;
  readonly solution: Solution;
  readonly isVoid?: true;
  /** Its key is another than that of the quiz. */
  readonly isRekeyed?: true;
}

export interface HostMarking {
  /** Corrections that hold, the latest last; absent where there are none. */
  readonly corrections?: readonly ListedCorrection[];
  /** Objections, the latest last; absent where there are none. */
  readonly challenges?: readonly ToldChallenge[];
  /** Questions that can be corrected: those that are closed or revealed [SCORING-13]. */
  readonly correctable?: readonly CorrectableItem[];
  /** Whether markers are let in and corrections taken; absent from workers up to 0.2.0, which know neither. */
  readonly mayMark?: boolean;
}

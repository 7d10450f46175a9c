import { formatOf } from '../format/format-of.ts';
import type { QuickPhase } from '../format/quick/phases.ts';
import { noSkip, type QuickState } from '../format/quick/skip.ts';
import type { SheetPhase } from '../format/sheet/phases.ts';
import { noSheets, type SheetState } from '../format/sheet/sheets.ts';
import type { LiveSessionId } from '../ids.ts';
import { questionAt, type QuestionItem } from '../item/item.ts';
import type { FrozenQuiz } from '../quiz/quiz.ts';
import { noAnswers, type Answer, type AnswersState } from './answers/answers.ts';
import { byHand, type AutoState } from './auto/auto.ts';
import { runningClock, type ClockState } from './clock/clock.ts';
import { noContestants, type ContestantsState } from './contestants/contestants.ts';
import { noMarks, type MarksState } from './marks/marks.ts';
import { noCorrections, type CorrectionsState } from './corrections/corrections.ts';
import { nothingCorrected, type ToldCorrection } from './corrections/tell.ts';
import { noChallenges, type ChallengesState } from './challenges/challenges.ts';
import { noTieBreaks, type TieBreakState } from './tie-break/tie-break.ts';
import { noStakes, type StakesState } from './stakes/stakes.ts';
import { noTeams, type TeamsState } from './teams/team.ts';
import { noRounds, type RoundsState } from './rounds/rounds.ts';
import { bareStage, type StageState } from './stage/stage.ts';
import { nothingBegun, type ShowState } from './show/show.ts';
import { showStep, type ShowPhase } from './show/phases.ts';

/** Where a live session is: outside the rounds, or in a phase of a round's format. */
export type Phase = ShowPhase | QuickPhase | SheetPhase;
export type PhaseName = Phase['name'];

/**
 * The whole truth about one live session, in the parts of its slices and formats. It has one owner, the room, and only
 * `evolve` changes it, in place: ten thousand answers are not worth ten thousand copies.
 */
export interface GameState
  extends
    ContestantsState,
    TeamsState,
    AnswersState,
    MarksState,
    CorrectionsState,
    ToldCorrection,
    ChallengesState,
    RoundsState,
    ClockState,
    StageState,
    StakesState,
    TieBreakState,
    AutoState,
    ShowState,
    QuickState,
    SheetState {
  readonly sessionId: LiveSessionId;
  readonly code: string;
  /** The copy that is played, with the keys that hold: a correction puts another in its place. */
  quiz: FrozenQuiz;
  phase: Phase;
  /** The step that is on, and since when, in ms on the room's clock; `undefined` where no event told. */
  shown: { readonly step: string; readonly since: number | undefined };
  /** Number of the last event, from 1; 0 before the first. */
  seq: number;
}

export function initialState(sessionId: LiveSessionId, code: string, quiz: FrozenQuiz): GameState {
  return {
    ...noContestants(),
    ...noTeams(),
    ...noAnswers(),
    ...noMarks(),
    ...noCorrections(),
    ...nothingCorrected(),
    ...noChallenges(),
    ...noRounds(),
    ...runningClock(),
    ...bareStage(),
    ...noStakes(),
    ...noTieBreaks(),
    ...byHand(),
    ...nothingBegun(),
    ...noSkip(),
    ...noSheets(),
    sessionId,
    code,
    quiz,
    phase: { name: 'lobby' },
    shown: { step: 'lobby', since: undefined },
    seq: 0
  };
}

/** The question of a phase that has one. */
export function currentItem(state: GameState): QuestionItem | undefined {
  return 'item' in state.phase ? questionAt(state.quiz.items, state.phase.item) : undefined;
}

/** Whether this is an answer by now: a draft becomes one at the lock [GAME-19]. */
export const hasAnswered = (state: GameState, answer: Answer | undefined): boolean =>
  answer !== undefined && !(answer.isDraft && formatOf(state)?.isOpen(state));

/** Names the step of the show: a host's command names the one it was meant for [GAME-5]. */
export const stepOf = (state: GameState): string => formatOf(state)?.step(state) ?? showStep(state.phase);

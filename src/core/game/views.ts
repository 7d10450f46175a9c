import type { SheetDisplayView, SheetPlayersView, SheetSharedView } from '../format/sheet/views.ts';
import type { Interlude } from '../item/item.ts';
import type { PlayerId } from '../ids.ts';
import type { Summary } from '../question/question-kind.ts';
import type { QuestionKindName } from '../question/question-limits.ts';
import type { PublicQuestion, Solution } from '../question/question.ts';
import type { HostView, MarkerView, ShowEntry } from './host-view.ts';
import type { Locale } from '../quiz/quiz.ts';
import type { Highlight } from '../scoring/highlight.ts';
import type { ScoringMode } from '../scoring/scoring-settings.ts';
import type { ComesNext } from './auto/view.ts';
import type { PauseReason } from './clock/clock.ts';
import type { BoardRow } from './contestants/board-row.ts';
import type { Profile } from './contestants/profile.ts';
import type { PersonalView } from './personal-view.ts';
import type { CorrectedPart, MayChallenge } from './desk/views.ts';
import type { Closing } from './extra-time/own-end.ts';
import type { RoundEndView } from './rounds/view.ts';
import type { PodiumStep } from './show/phases.ts';
import type { DisplayStakes, PlayersStakes, SharedStakes } from './stakes/views.ts';
import type { SharedTie } from './tie-break/views.ts';
import type { Said, StageSettings } from './stage/stage-settings.ts';
import type { TeamOnStage, TeamsForPlayers } from './teams/view.ts';
import type { PhaseName } from './state.ts';

export type { BoardRow, HostView, MarkerView, PersonalView, ShowEntry };

export type Audience = 'players' | 'display' | 'host' | 'marker';

/** What all audiences see. Absent keys are absent from the frame. */
export interface SharedView extends SheetSharedView, SharedStakes, SharedTie, CorrectedPart {
  readonly phase: PhaseName;
  /** Name of the step, see `stepOf`. */
  readonly step: string;
  /** Since when the step is on, ms on the room's clock; absent where that is not known: it is on for long. */
  readonly since?: number;
  /** At the podium, what of it is out [GAME-23]; absent from workers up to 0.2.0: everything. */
  readonly podiumStep?: PodiumStep;
  /** What the host said last to everybody. */
  readonly said?: Said;
  /** After the end: code of the evening that everybody is led on to [GAME-36]. */
  readonly onward?: string;
  readonly code: string;
  readonly title: string;
  readonly language: Locale;
  readonly paused?: PauseReason;
  /** When the pause began, ms on the room's clock: countdowns stand still there. */
  readonly pausedAt?: number;
  readonly round?: { readonly n: number; readonly of: number; readonly title: string };
  readonly item?: {
    readonly id: string;
    /** From 1, over the questions of the whole quiz. */
    readonly n: number;
    readonly of: number;
    readonly points: number;
    readonly limitMs: number;
    readonly scoring: ScoringMode;
  };
  readonly question?: PublicQuestion;
  /** What is shown between questions, and until when it is meant to last, ms on the room's clock. */
  readonly interlude?: Interlude;
  readonly until?: number;
  /** ms on the room's clock. `lastAt`: after this nobody has time left, whatever was given [GAME-46]. */
  readonly timing?: Closing & { readonly opensAt: number };
  readonly solution?: Solution;
  readonly explanation?: string;
}

/** Phones are not told how many joined: a thousand guests would be a million messages. */
export interface PlayersView extends SharedView, SheetPlayersView, PlayersStakes, MayChallenge {
  /** Question kinds of this evening: phones get what they need for them; absent from workers up to 0.2.0. */
  readonly kinds?: readonly QuestionKindName[];
  readonly answerChange: boolean;
  /** Whether drafts are taken while they are entered [GAME-19]; absent from workers up to 0.2.0, which know none. */
  readonly drafts?: boolean;
  /** Whether reactions are taken; absent from workers up to 0.2.0, which know none. */
  readonly reactions?: boolean;
  /** How people play in teams, and which there are to choose from; absent where everybody is for himself. */
  readonly teams?: TeamsForPlayers;
  /** Whether a player may take another name and face [GAME-29]. */
  readonly mayRename?: boolean;
}

export interface DisplayView extends SharedView, SheetDisplayView, Highlight, DisplayStakes {
  readonly players: number;
  /** What the host sets of the stage; absent from workers up to 0.2.0, which know no such orders. */
  readonly stage?: StageSettings;
  /** What the evening goes on with by itself, and when, ms on the room's clock [GAME-34]; absent where it waits. */
  readonly goesOn?: { readonly at: number; readonly next: ComesNext };
  /** Everybody has answered, and the clock runs out. */
  readonly allIn?: boolean;
  /** A skip that can be taken back: number of the question, and until when that is offered, ms on the room's clock. */
  readonly skip?: { readonly n: number; readonly until: number };
  /** The latest to join, newest first. */
  readonly lobby?: readonly (Profile & { readonly id: PlayerId })[];
  /** In the lobby: the teams and paper tables that are there. */
  readonly teams?: readonly TeamOnStage[];
  readonly summary?: Summary;
  /** First rows of the scoreboard, then at most one row further down: the best climb. */
  readonly board?: readonly BoardRow[];
  /** The first rows of the standings in between, where that gives nothing away [GAME-40]; absent from workers up to 0.2.0. */
  readonly standings?: readonly BoardRow[];
  /** The scoreboard stands after the last item of a round, where there are several rounds. */
  readonly isRoundOver?: boolean;
  /** Then, who won the round, and its trophy; absent from workers up to 0.2.0. */
  readonly roundEnd?: RoundEndView;
  /** Everybody on the three steps, and who comes just behind. */
  readonly podium?: readonly BoardRow[];
  /** How many share each step, from the first; more than `podium` has rows for where very many are tied. */
  readonly podiumCounts?: readonly number[];
}

export type ViewOf<A extends Audience> = A extends 'players'
  ? PlayersView
  : A extends 'display'
    ? DisplayView
    : A extends 'host'
      ? HostView
      : MarkerView;

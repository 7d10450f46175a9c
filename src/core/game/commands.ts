import type { QuickCommand, QuickHostCommand } from '../format/quick/commands.ts';
import type { SheetCommand } from '../format/sheet/commands.ts';
import type { PlayerId } from '../ids.ts';
import type { SubmitAnswer } from './answers/commands.ts';
import type { AutoCommand, AutoHostCommand } from './auto/auto.ts';
import type { ClockCommand } from './clock/clock.ts';
import type { ContestantCommand, DoorCommand, Join } from './contestants/commands.ts';
import type { Vacated } from './contestants/places.ts';
import type { AnswerChallenge, ChallengeCommand } from './challenges/challenges.ts';
import type { CorrectionCommand } from './corrections/commands.ts';
import type { GiveTime } from './extra-time/extra-time.ts';
import type { MarkCommand } from './marks/commands.ts';
import type { ShowCommand } from './show/show.ts';
import type { StakeCommand } from './stakes/commands.ts';
import type { TieBreakCommand, TieBreakHostCommand } from './tie-break/decide.ts';
import type { TeamCommand, TeamHostCommand } from './teams/commands.ts';
import type { StageCommand } from './stage/stage.ts';

export type { Join, SubmitAnswer };

/** What a player does in a format that takes more than answers. */
export interface Play {
  readonly type: 'play';
  readonly playerId: PlayerId;
  /** As it came from the client; the format checks it. */
  readonly input: unknown;
}

/** What a host may order. */
export type HostCommand =
  | ShowCommand
  | QuickHostCommand
  | SheetCommand
  | DoorCommand
  | TeamHostCommand
  | GiveTime
  | MarkCommand
  | CorrectionCommand
  | AnswerChallenge
  | StageCommand
  | AutoHostCommand
  | TieBreakHostCommand
  | Extract<ClockCommand, { type: 'pause' | 'resume' }>;

export type Command =
  | ContestantCommand
  | TeamCommand
  | SubmitAnswer
  | GiveTime
  | MarkCommand
  | CorrectionCommand
  | ChallengeCommand
  | StakeCommand
  | TieBreakCommand
  | Play
  | ClockCommand
  | StageCommand
  | AutoCommand
  | ShowCommand
  | QuickCommand
  | SheetCommand;

/** Why a command was refused. Closed: clients translate these. */
export type Rejection =
  | 'notOpen'
  | 'tooLate'
  | 'alreadyAnswered'
  | 'badAnswer'
  | 'badName'
  | 'roomFull'
  | 'doorClosed'
  | 'ended'
  | 'kicked'
  | 'unknownPlayer'
  | 'unknownTeam'
  | 'teamFull'
  | 'stale'
  | 'notNow'
  | 'paused';

/** What `decide` may know besides the state: the moment at which the command was received, and who is there. */
export interface Context {
  /** ms since the epoch on the room's clock. */
  readonly now: number;
  /** Most players that have a place in the room at a time. */
  readonly maxPlayers: number;
  readonly vacated: Vacated;
  /** Since when a player is not here, on the same clock; `undefined` for who is. */
  readonly goneSince: (id: PlayerId) => number | undefined;
  /** When the phone of a player who is here came in, on the same clock. */
  readonly hereSince?: (id: PlayerId) => number | undefined;
}

import type { SheetHostView } from '../format/sheet/views.ts';
import type { ItemId } from '../ids.ts';
import type { ItemEntry } from '../item/item.ts';
import type { Pace } from './auto/pace.ts';
import type { DeskPart, HostMarking, MarkerPart } from './desk/views.ts';
import type { MarkGrade } from './marks/commands.ts';
import type { HostStakes } from './stakes/views.ts';
import type { TeamsOfHost } from './teams/view.ts';
import type { HostTie } from './tie-break/views.ts';
import type { DisplayView, SharedView } from './views.ts';

/** A line in the run of show; those of workers up to 0.2.0 are questions and name neither sort nor id. */
export type ShowEntry = ItemEntry & { readonly round: number; readonly id?: ItemId };

export interface HostView extends DisplayView, SheetHostView, HostStakes, HostTie, HostMarking, TeamsOfHost {
  /** Whether somebody new may join; absent from workers up to 0.2.0, which have no door. */
  readonly door?: 'open' | 'closed';
  /** Whether players can be given another name; absent from workers up to 0.2.0, which cannot. */
  readonly mayRename?: boolean;
  /** Whether removals can be taken back [GAME-33]; absent from workers up to 0.2.0, which cannot. */
  readonly mayReadmit?: boolean;
  /** Whether players can be given more time [GAME-44]; absent from workers up to 0.2.0, which cannot. */
  readonly mayGiveTime?: boolean;
  /** Whether everybody can be led on to another evening; absent from workers up to 0.2.0, which cannot. */
  readonly mayGoOn?: boolean;
  /** Whether the evening goes on by itself, and waits in this step all the same; absent from workers up to 0.2.0. */
  readonly auto?: { readonly pace: Pace | 'off'; readonly isHeld?: true };
  /** Whether `setStage` takes `lagMs` and `flashes`; absent from workers up to 0.2.0, which do not. */
  readonly mayCalibrate?: boolean;
  /** Whether deputies are let in, and let go when a host says `recheck`; absent from workers up to 0.2.0, which know none. */
  readonly mayAppoint?: boolean;
  readonly show: { readonly rounds: readonly string[]; readonly items: readonly ShowEntry[] };
  /** The line that is on, an index into `show.items`; absent outside the rounds, and from workers up to 0.2.0. */
  readonly at?: number;
  readonly skipped: readonly number[];
  /** Of the question that is on or about to be: what to read aloud, and what is noted for the host [GAME-47]. */
  readonly longText?: string;
  readonly hostNote?: string;
  /** Lines that are on or were: `jump` goes to any other [GAME-35]; absent from workers up to 0.2.0, which do not know it. */
  readonly played?: readonly number[];
  /** What was said of answers to the item that is on, the latest last; absent where nothing was. */
  readonly marks?: readonly { readonly value: unknown; readonly grade: MarkGrade; readonly why?: string }[];
}

/** What a marker has before him: what all see, and everything that can be marked. */
export type MarkerView = SharedView & MarkerPart & DeskPart;

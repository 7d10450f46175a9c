export interface DeadlineMoved {
  readonly type: 'deadlineMoved';
  readonly opensAt: number;
  readonly closesAt: number;
  /** After this nobody has time left, where that is not said by the reason [GAME-46]. */
  readonly lastAt?: number;
  readonly reason: 'host' | 'outage' | 'lock' | 'allIn' | 'notAllIn' | 'extra';
}

/** Times are ms on the room's clock; `item` is an index into the frozen quiz's items. */
export type QuickEvent =
  /** What asks nothing is on; `until`: when it is meant to end. */
  | { readonly type: 'interludeShown'; readonly item: number; readonly until?: number }
  | { readonly type: 'roundIntroduced'; readonly round: number; readonly item: number }
  /** The question is on, without its clock. */
  | { readonly type: 'itemPresented'; readonly item: number }
  | {
      readonly type: 'itemAnnounced';
      readonly item: number;
      readonly opensAt: number;
      readonly closesAt: number;
    }
  | { readonly type: 'itemOpened'; readonly item: number }
  | DeadlineMoved
  | { readonly type: 'itemLocked'; readonly item: number }
  | { readonly type: 'itemRevealed'; readonly item: number }
  /** `at`: when, in ms on the room's clock; absent in events of releases up to 0.2.0. */
  | { readonly type: 'itemSkipped'; readonly item: number; readonly at?: number }
  /** The item is on again; opening and deadline moved by `shiftMs`. */
  | { readonly type: 'skipUndone'; readonly item: number; readonly shiftMs: number }
  | { readonly type: 'scoreboardShown'; readonly item: number };

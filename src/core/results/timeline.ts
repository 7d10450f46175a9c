/** An event of an item as the journal keeps it. */
export interface ItemEvent {
  readonly type: string;
  /** Index into the frozen quiz's items. */
  readonly item: number;
  /** When it was stored, in ms since the epoch. */
  readonly at: number;
}

/** When one item was on, in ms since the epoch. */
export interface TimelineEntry {
  /** Index into the frozen quiz's items. */
  readonly item: number;
  /** Since when it could be answered; where that is not known, since it was announced, or over. */
  readonly from: number;
  /** The reveal, or the skip. */
  readonly to: number;
  readonly skipped: boolean;
  /** Contestants who had joined by `to`. */
  readonly present: number;
}

/** The last of these before its end tells since when an item was on. */
const BEGINNINGS: readonly string[] = ['itemAnnounced', 'itemOpened', 'sheetPresented'];

/** These take an item out. */
const SKIPS: readonly string[] = ['itemSkipped', 'sheetItemDropped'];

/**
 * When each item was on that was revealed or skipped, in the order in which they were [RESULTS-6]. A skip that was undone is
 * none. Of an item that is told twice the last counts.
 *
 * @param events in the order in which they happened
 * @param joined when each contestant joined, in ms since the epoch
 */
export function timelineOf(events: readonly ItemEvent[], joined: readonly number[]): TimelineEntry[] {
  const begun = new Map<number, ItemEvent>();
  const over = new Map<number, ItemEvent>();
  for (const event of events) {
    const { type, item } = event;
    if (BEGINNINGS.includes(type)) begun.set(item, event);
    else if (type === 'skipUndone' || type === 'sheetItemRestored') over.delete(item);
    else if (type === 'itemRevealed' || SKIPS.includes(type)) {
      // Set anew, so that the order is that of the last end.
      over.delete(item);
      over.set(item, event);
    }
  }
  return [...over.values()].map(({ type, item, at }) => ({
    item,
    from: Math.min(begun.get(item)?.at ?? at, at),
    to: at,
    skipped: SKIPS.includes(type),
    present: joined.filter((moment) => moment <= at).length
  }));
}

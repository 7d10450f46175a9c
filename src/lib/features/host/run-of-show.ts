import type { HostView, ShowEntry } from '#core/game/views.ts';
import type { ItemSortName } from '#core/item/item-sort-names.ts';
import { asksQuestion } from '#core/item/question/asks-question.ts';
import { m } from '#lib/paraglide/messages.js';

/** Where the show is: an index into its items. Workers up to 0.2.0 do not say it, and have questions alone. */
export const placeIn = ({ at, item }: HostView): number | undefined => at ?? (item && item.n - 1);

/** The number of a question among the questions, from 1; `undefined` for what is none. */
export function questionAt(items: readonly ShowEntry[], index: number): number | undefined {
  const entry = items[index];
  return entry && asks(entry) ? items.slice(0, index + 1).filter(asks).length : undefined;
}

/** The questions that were on or are, with their numbers. */
export const askedIn = ({ show: { items }, played = [] }: HostView) =>
  items.flatMap((entry, index) => {
    const n = questionAt(items, index);
    return played.includes(index) && n !== undefined && entry.id && 'type' in entry
      ? [{ id: entry.id, n, type: entry.type, prompt: entry.prompt }]
      : [];
  });

/** Entries of workers up to 0.2.0 name no sort. */
export const asks = (entry: ShowEntry): boolean => asksQuestion(entry);

const OVER: readonly HostView['phase'][] = [
  'reveal',
  'scoreboard',
  'sheetReveal',
  'sheetScores',
  'sheetBoard'
];
/** Where the show goes on: the next item that was not on yet [GAME-35]; −1: to the podium. */
export function nextPlace(view: HostView): number {
  const at = placeIn(view) ?? -1;
  return view.show.items.findIndex((_, index) => index > at && !view.played?.includes(index));
}

/** What comes after the item that is on; nothing where the podium does, or has. */
export const nextEntry = (view: HostView): ShowEntry | undefined =>
  view.phase === 'podium' || view.phase === 'ended' ? undefined : view.show.items[nextPlace(view)];

/** Whether a line was played, or is just over. Workers up to 0.2.0 do not say it: there the show goes from first to last. */
export function isDone(view: HostView, index: number): boolean {
  const { played, show, phase } = view;
  const at = placeIn(view) ?? (phase === 'lobby' ? -1 : show.items.length);
  if (index === at) return OVER.includes(phase);
  return played ? played.includes(index) : index < at;
}

const LEAVABLE: readonly HostView['phase'][] = [
  'lobby',
  'roundIntro',
  'interlude',
  'reveal',
  'scoreboard',
  'sheetIntro',
  'sheetScores',
  'sheetBoard'
];

/** Whether the host may go to a line from where the show is [GAME-35]; the one that is about to begin has the one button. */
export const canJump = (view: HostView, index: number): boolean =>
  view.played?.includes(index) === false &&
  index !== placeIn(view) &&
  !view.paused &&
  LEAVABLE.includes(view.phase);

const texts: { readonly [Name in ItemSortName]: (entry: Extract<ShowEntry, { sort: Name }>) => string } = {
  question: ({ prompt }) => prompt,
  slide: ({ title, text }) => title || text,
  break: ({ title, minutes }) => `${title || m.break_title()} · ${m.minutes_n({ count: minutes })}`
};

/** What stands in the run of show. Looked up by the entry's own sort: each text meets none but its own. */
export const entryText = (entry: ShowEntry): string =>
  (texts[(entry as Partial<ShowEntry>).sort ?? 'question'] as (entry: ShowEntry) => string)(entry);

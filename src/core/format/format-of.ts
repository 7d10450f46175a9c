import type { GameState } from '../game/state.ts';
import type { ItemId } from '../ids.ts';
import type { Format } from './format.ts';
import { formatNames, type FormatName } from './format-names.ts';
import { formats } from './formats.ts';

type AnyFormat = Omit<Format, 'decide' | 'evolve' | 'inPause'> & { readonly inPause?: readonly string[] };

/** Every format, whether it is on or not. */
export const allFormats = (): readonly AnyFormat[] => Object.values<AnyFormat>(formats);

/** The format of a round; rounds of releases up to 0.2.0 name none. */
export const formatNamed = (name: FormatName = formatNames[0]): AnyFormat => formats[name];

/** Made when it is first asked for: formats and the machine import each other. */
let byPhase: ReadonlyMap<string, AnyFormat> | undefined;

/** The format that the show is in; `undefined` in the lobby, on the podium and after the end. */
export function formatOf({ phase }: GameState): AnyFormat | undefined {
  byPhase ??= new Map(allFormats().flatMap((format) => format.phases.map((name) => [name, format] as const)));
  return byPhase.get(phase.name);
}

/** The format of the round that an item is in, whatever is on: answers to it are that format's. */
export function formatAsking({ quiz }: GameState, item: ItemId): AnyFormat | undefined {
  const asking = quiz.items.find(({ id }) => id === item);
  return asking && formatNamed(quiz.rounds[asking.round]?.format);
}

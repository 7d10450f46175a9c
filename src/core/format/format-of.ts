import type { GameState } from '../game/state.ts';
import type { Format } from './format.ts';
import { formatNames, type FormatName } from './format-names.ts';
import { formats } from './formats.ts';

type AnyFormat = Omit<Format, 'decide' | 'evolve'>;

/** The format of a round; rounds of releases up to 0.2.0 name none. */
export const formatNamed = (name: FormatName = formatNames[0]): AnyFormat => formats[name];

/** The format that the show is in; `undefined` in the lobby, on the podium and after the end. */
export function formatOf({ phase }: GameState): AnyFormat | undefined {
  for (const format of Object.values<AnyFormat>(formats))
    if (format.phases.includes(phase.name)) return format;
  return undefined;
}

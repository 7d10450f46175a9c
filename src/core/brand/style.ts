import type { Hex } from './colour.ts';
import {
  BEAM_OPACITY,
  isHouse,
  stageColours,
  type BrandColours,
  type StageColours
} from './stage-colours.ts';

const declared = (tokens: Readonly<Record<string, string>>) =>
  Object.entries(tokens)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');

const clear = (hex: Hex, opacity: number): string =>
  `${hex}${Math.round(opacity * 255)
    .toString(16)
    .padStart(2, '0')}`;

/** As in tokens-stage.css: how much of what is below a veil takes away. */
const VEIL_OPACITY = 0.95;
const DARK_OPACITY = 0.78;

/** The tokens of a stage in the colours of a brand, for its `style`; `undefined` for the house's own. */
export function stageStyle(colours: BrandColours): string | undefined {
  if (isHouse(colours)) return undefined;
  const tokens = stageColours(colours);
  const { night, beam } = tokens;
  return declared({
    ...tokens,
    beam: clear(beam, BEAM_OPACITY),
    veil: clear(night, VEIL_OPACITY),
    dark: clear(night, DARK_OPACITY)
  });
}

/** What a phone has of it: a ground, and a colour that is read on it and on which ink is read. */
const ON_PHONES = [
  'night',
  'night-raised',
  'violet-1',
  'violet-2',
  'cream-muted',
  'sun'
] as const satisfies readonly (keyof StageColours)[];

/** The same for a phone; as few bytes as it takes. */
export function phoneStyle(colours: BrandColours): string | undefined {
  if (isHouse(colours)) return undefined;
  const tokens = stageColours(colours);
  return declared(Object.fromEntries(ON_PHONES.map((name) => [name, tokens[name]])));
}

import type { Hex } from './colour.ts';
import { contrast, readableOn, SHAPE_CONTRAST, TEXT_CONTRAST } from './contrast.ts';
import { nearest } from './nearest.ts';
import {
  carriesCream,
  carriesText,
  CREAM,
  INK,
  lightestGround,
  stageColours,
  type BrandColours
} from './stage-colours.ts';

export const brandChecks = ['textOnMain', 'textOnAccent', 'accentOnStage', 'accentBesideMain'] as const;
export type BrandCheckName = (typeof brandChecks)[number];

export interface BrandCheck {
  readonly name: BrandCheckName;
  /** Which of the two has to change where it is too weak. */
  readonly about: keyof BrandColours;
  /** Contrast ratio, 1 to 21. */
  readonly ratio: number;
  readonly needed: number;
  readonly passes: boolean;
}

/**
 * How the two colours stand to what is written on them, to the stage and to each other, by WCAG 2.2. What is too weak is shown in
 * another tone on the stage; `mended` says in which.
 */
export function checkBrand(colours: BrandColours): readonly BrandCheck[] {
  const { main, accent } = colours;
  const stage = stageColours(colours);
  const measured = (name: BrandCheckName, about: keyof BrandColours, ratio: number, needed: number) => ({
    ...{ name, about, ratio, needed },
    passes: ratio >= needed
  });
  return [
    measured('textOnMain', 'main', contrast(CREAM, main), TEXT_CONTRAST),
    measured('textOnAccent', 'accent', contrast(readableOn(accent, [INK, CREAM]), accent), TEXT_CONTRAST),
    measured('accentOnStage', 'accent', contrast(accent, lightestGround(stage)), TEXT_CONTRAST),
    measured('accentBesideMain', 'accent', contrast(accent, stage.stand), SHAPE_CONTRAST)
  ];
}

/** The nearest colours of the same hue with which every check passes. */
export function mended({ main, accent }: BrandColours): BrandColours {
  const shown = nearest(main, carriesCream) ?? main;
  const stage = stageColours({ main: shown, accent });
  const ground = lightestGround(stage);
  const passes = (hex: Hex) =>
    carriesText(hex) &&
    contrast(hex, ground) >= TEXT_CONTRAST &&
    contrast(hex, stage.stand) >= SHAPE_CONTRAST;
  return { main: shown, accent: nearest(accent, passes) ?? CREAM };
}

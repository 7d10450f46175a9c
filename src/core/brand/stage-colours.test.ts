import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brands } from './brand.fixture.ts';
import { blend, oklchOf, type Hex } from './colour.ts';
import { contrast, luminance, TEXT_CONTRAST } from './contrast.ts';
import {
  BEAM_OPACITY,
  CREAM,
  houseColours,
  INK,
  lightestGround,
  stageColours,
  type StageColours
} from './stage-colours.ts';
import { phoneStyle, stageStyle } from './style.ts';

const ROOT = join(import.meta.dirname, '../../..');
const source = (path: string) => readFileSync(join(ROOT, 'src/lib', path), 'utf8');

/** How much of a light that fades to nothing is seen at a point of the stage, of which each side is 1. */
function fading(
  x: number,
  y: number,
  [width, height]: [number, number],
  [left, top]: [number, number]
): number {
  return Math.max(0, 1 - Math.hypot((x - left) / width, (y - top) / height));
}

/** The stage at a point as Stage.svelte draws it, with the fill of a pill on it. */
function drawnAt(x: number, y: number, stage: StageColours): Hex {
  const deep = blend(stage.night, stage['violet-1'], fading(x, y, [0.6, 0.6], [0.1, 1]));
  const foot = blend(deep, stage.glow, fading(x, y, [0.8, 0.42], [0.5, 1.12]));
  const head = blend(foot, stage['violet-2'], fading(x, y, [0.7, 0.45], [0.5, -0.08]));
  const beam = BEAM_OPACITY * Math.max(0, 1 - (y + 0.2) / 1.3 / 0.75);
  return blend(blend(head, stage.beam, beam), CREAM, 0.08);
}

describe('[GAME-43] whatever two colours are chosen', () => {
  it('all text on the stage can be read', () => {
    fc.assert(
      fc.property(brands, (brand) => {
        const stage = stageColours(brand);
        const grounds = [
          lightestGround(stage),
          ...(['night', 'night-raised', 'violet-1', 'violet-2'] as const).map((name) => stage[name])
        ];
        for (const text of [CREAM, stage['cream-muted'], stage.sun])
          for (const ground of grounds)
            expect(contrast(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(TEXT_CONTRAST);
        expect(contrast(CREAM, stage.stand), 'steps of the podium').toBeGreaterThanOrEqual(TEXT_CONTRAST);
        for (const share of [0, 0.25, 0.5, 0.75, 1])
          expect(
            contrast(stage['on-spot'], blend(stage.spot, stage['spot-end'], share)),
            'text on the accent'
          ).toBeGreaterThanOrEqual(TEXT_CONTRAST);
        // Phones write with ink on it.
        expect(contrast(INK, stage.sun)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
      }),
      { numRuns: 300 }
    );
  });

  it('the stage is nowhere lighter than its lightest ground', () => {
    fc.assert(
      fc.property(
        brands,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (brand, x, y) => {
          const stage = stageColours(brand);
          // A step of eight bits at each layer.
          expect(luminance(drawnAt(x, y, stage))).toBeLessThanOrEqual(
            luminance(lightestGround(stage)) + 0.004
          );
        }
      ),
      { numRuns: 1_000 }
    );
  });

  it('what is right and wrong keeps its own colours, and can be read as well', () => {
    fc.assert(
      fc.property(brands, (brand) => {
        const stage = stageColours(brand);
        for (const own of ['#5ee7c7', '#ff7085'] as const)
          expect(contrast(own, stage['night-raised'])).toBeGreaterThanOrEqual(TEXT_CONTRAST);
      })
    );
    expect(stageStyle({ main: '#00843d', accent: '#f58220' })).not.toMatch(/answer|ink|mint|coral/);
  });
});

it('colours that are strong enough are taken as they are, and the stage has the hue of the main one', () => {
  const stage = stageColours({ main: '#0055ff', accent: '#ffd400' });
  expect(stage).toMatchObject({ stand: '#0055ff', spot: '#ffd400', sun: '#ffd400', 'on-spot': INK });
  const hue = oklchOf('#0055ff').h;
  for (const name of ['night', 'violet-1', 'violet-2', 'glow'] as const)
    expect(oklchOf(stage[name]).h, name).toBeCloseTo(hue, 0);
  // The light in a dark room is toned down.
  expect(luminance(stage.glow)).toBeLessThan(luminance('#0055ff'));
});

describe('the stage of the house', () => {
  it('has the colours of tokens.css, and needs no others', () => {
    const tokens = source('ui/tokens.css');
    for (const [name, hex] of Object.entries({
      glow: houseColours.main,
      sun: houseColours.accent,
      cream: CREAM,
      ink: INK
    }))
      expect(tokens).toContain(`--${name}: ${hex};`);
    expect(stageStyle(houseColours)).toBeUndefined();
    expect(phoneStyle(houseColours)).toBeUndefined();
  });

  it('is where a brand begins: its tones are nearly ours', () => {
    const tokens = source('ui/tokens.css');
    const stage = stageColours(houseColours);
    for (const name of ['night', 'night-raised', 'violet-1', 'violet-2', 'glow'] as const) {
      const [, hex] = new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(tokens) ?? [];
      const [ours, theirs] = [oklchOf(hex as Hex), oklchOf(stage[name])];
      expect(Math.abs(ours.l - theirs.l), name).toBeLessThan(0.02);
      expect(Math.abs(ours.c - theirs.c), name).toBeLessThan(0.02);
    }
  });

  it('is drawn with tokens that a brand sets', () => {
    const known = `${source('ui/tokens.css')}${source('ui/tokens-stage.css')}`;
    const style = stageStyle({ main: '#00843d', accent: '#f58220' }) ?? '';
    for (const [, name = ''] of style.matchAll(/--([\w-]+):/g)) expect(known, name).toContain(`--${name}:`);
    expect(style).toContain('--veil:');
    // What was measured here is what is drawn there.
    expect(source('features/stage/Stage.svelte').replace(/\s+/g, ' ')).toContain(
      [
        'radial-gradient(70% 45% at 50% -8%, var(--violet-2), transparent)',
        'radial-gradient(80% 42% at 50% 112%, var(--glow), transparent)',
        'radial-gradient(60% 60% at 10% 100%, var(--violet-1), transparent), var(--night);'
      ].join(', ')
    );
    expect(source('ui/tokens-stage.css')).toContain(`--beam: rgb(185 169 224 / ${String(BEAM_OPACITY)})`);
  });
});

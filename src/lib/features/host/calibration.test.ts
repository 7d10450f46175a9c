import type { StageSettings } from '#core/game/stage/stage-settings.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { TAPS } from './beamer-lag.ts';
import { Calibration } from './calibration.svelte.ts';

let set: StageSettings[] = [];
let calibration: Calibration;
beforeEach(() => {
  set = [];
  calibration = new Calibration({
    setStage: (settings) => {
      set.push(settings);
    }
  });
});
const tapAll = (late: (beat: number) => number) => {
  for (let beat = 0; beat < TAPS; beat++) calibration.tap(beat * 1_000 + late(beat));
};

describe('[GAME-42] calibrating the big screen', () => {
  test('lets it flash until eight taps have told how late it is', () => {
    calibration.begin();
    tapAll(() => 130);
    expect(set).toEqual([{ flashes: true }, { lagMs: 130, flashes: false }]);
    expect(calibration.taps).toBeUndefined();
  });

  test('begins anew after taps that tell nothing', () => {
    calibration.begin();
    tapAll((beat) => beat * 90);
    expect([calibration.taps, calibration.isUneven, set.length]).toEqual([[], true, 1]);
    tapAll(() => 40);
    expect(set.at(-1)).toEqual({ lagMs: 40, flashes: false });
  });

  test('ends without a measurement, once', () => {
    calibration.cancel();
    calibration.tap(5);
    expect(set).toEqual([]);
    calibration.begin();
    calibration.tap(5);
    calibration.cancel();
    calibration.cancel();
    expect(set).toEqual([{ flashes: true }, { flashes: false }]);
  });
});

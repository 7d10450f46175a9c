import { takeOf, type Effect, type Family } from '#lib/features/stage/sound/effect.ts';
import { SoundEngine } from '#lib/features/stage/sound/engine.ts';
import { ROOM_MS } from '#lib/features/stage/sound/noise.ts';
import { BEDS, type BedName } from '#lib/features/stage/sound/score/beds.ts';
import { EFFECTS, type EffectName } from '#lib/features/stage/sound/score/effects.ts';
import { decibels, figuresOf, peakOf, toneLevel, type Figures } from './loudness.ts';

// This runs in a page: it plays the show into offline contexts, quicker than anybody could listen, and measures what comes out.

const SAMPLE_RATE = 48_000;
/** An effect is waited for, so that silence before it can be seen, ms. */
const LEAD_MS = 200;

const samples = (ms: number) => Math.round((ms * SAMPLE_RATE) / 1_000);

/** What sounds within so many ms at full volume. */
async function render(
  ms: number,
  perform: (engine: SoundEngine, context: OfflineAudioContext) => void
): Promise<Float32Array[]> {
  const context = new OfflineAudioContext(2, samples(ms), SAMPLE_RATE);
  const engine = new SoundEngine(context, 1);
  perform(engine, context);
  engine.fill(ms / 1_000, Infinity);
  const buffer = await context.startRendering();
  return [buffer.getChannelData(0), buffer.getChannelData(1)];
}

const between = (channels: readonly Float32Array[], fromMs: number, untilMs: number) =>
  channels.map((channel) => channel.subarray(samples(fromMs), samples(untilMs)));

/** Every effect with the numbers that it is played differently with; of long rows of tones some. */
export function takes(): { name: EffectName; n: number }[] {
  return (Object.entries(EFFECTS) as [EffectName, Effect][]).flatMap(([name, { takes, first = 0 }]) =>
    takes
      .map((_, index) => ({ name, n: index + first }))
      .filter((_, index) => takes.length <= 6 || index % 7 === 0)
  );
}

export const beds = () => Object.keys(BEDS) as BedName[];

export interface EffectFigures extends Figures {
  readonly family: Family;
  /** Highest sample before it should begin, and after the room has rung out, 0 to 1. */
  readonly before: number;
  readonly after: number;
  /** Highest sample of the first 60 ms, of the last 100 ms and of 100 ms that begin 15 ms after its end, dB. */
  readonly first: number;
  readonly last: number;
  readonly rest: number;
}

export async function measureEffect(name: EffectName, n: number): Promise<EffectFigures> {
  const { lengthMs } = takeOf(EFFECTS[name], n);
  const endMs = LEAD_MS + lengthMs;
  const channels = await render(endMs + ROOM_MS + 300, (engine) => {
    engine.play(name, { inMs: LEAD_MS, n });
  });
  const level = (fromMs: number, untilMs: number) => decibels(peakOf(between(channels, fromMs, untilMs)));
  return {
    ...figuresOf(between(channels, LEAD_MS, endMs), SAMPLE_RATE),
    peak: peakOf(channels),
    family: EFFECTS[name].family,
    before: peakOf(between(channels, 0, LEAD_MS)),
    // The limiter looks 6 ms ahead: everything leaves it so much later.
    after: peakOf(between(channels, endMs + ROOM_MS + 50, endMs + ROOM_MS + 300)),
    first: level(LEAD_MS, LEAD_MS + 60),
    last: level(endMs - 100, endMs),
    rest: level(endMs + 15, endMs + 115)
  };
}

/** Its first and its second half. @param fullMs when a bed that tightens is at its tightest */
export async function measureBed(name: BedName, ms: number, fullMs: number): Promise<[Figures, Figures]> {
  const channels = await render(ms, (engine) => {
    engine.bed(name, { untilMs: fullMs });
  });
  return [
    figuresOf(between(channels, 0, ms / 2), SAMPLE_RATE),
    figuresOf(between(channels, ms / 2, ms), SAMPLE_RATE)
  ];
}

/** Everything at once: nobody plays this, and it must not clip. */
export async function measureTumult(): Promise<Figures> {
  const channels = await render(3_000, (engine) => {
    engine.bed('think', { untilMs: 0 });
    for (const { name, n } of takes()) engine.play(name, { inMs: 500, n });
  });
  return figuresOf(channels, SAMPLE_RATE);
}

/** Higher than nearly all that the score plays, Hz. */
const MARK_HZ = 13_000;

/**
 * A bed of one tone, under which something happens from 2 s on: how far the tone steps back, dB.
 *
 * @returns while it happens, and when it is over
 */
async function bedUnder(
  happen: (engine: SoundEngine, context: OfflineAudioContext) => void,
  duringMs: number,
  overMs: number
): Promise<{ during: number; over: number }> {
  const channels = await render(overMs + 300, (engine, context) => {
    const buffer = context.createBuffer(1, SAMPLE_RATE, SAMPLE_RATE);
    buffer.copyToChannel(
      Float32Array.from({ length: SAMPLE_RATE }, (_, at) =>
        Math.sin((2 * Math.PI * MARK_HZ * at) / SAMPLE_RATE)
      ),
      0
    );
    engine.useBed('lobby', { kind: 'recording', buffer });
    engine.bed('lobby');
    happen(engine, context);
  });
  const toneAt = (ms: number) =>
    toneLevel(between(channels, ms, ms + 300)[0] ?? new Float32Array(), SAMPLE_RATE, MARK_HZ);
  const free = toneAt(1_500);
  return { during: decibels(toneAt(duringMs) / free), over: decibels(toneAt(overMs) / free) };
}

export const bedUnderSting = () =>
  bedUnder(
    (engine) => {
      engine.play('right', { inMs: 2_000 });
    },
    3_000,
    7_000
  );

export const bedUnderMedia = () =>
  bedUnder(
    (engine, context) => {
      const film = context.createGain();
      let end: () => void = () => {};
      void context.suspend(2).then(() => {
        end = engine.connectMedia(film);
        return context.resume();
      });
      void context.suspend(4).then(() => {
        end();
        return context.resume();
      });
    },
    3_000,
    7_000
  );

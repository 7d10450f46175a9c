/** Figures of a piece of sound. Levels are dB below full scale, loudness is as ITU-R BS.1770-4 hears it. */
export interface Figures {
  /** Highest sample, 0 to 1. */
  readonly peak: number;
  /** Loudest 400 ms, LUFS; the whole of what is shorter. */
  readonly loudest: number;
  /** Root of the mean square over the whole, dB. */
  readonly rms: number;
}

export const decibels = (ratio: number) => 20 * Math.log10(Math.max(ratio, 1e-9));

type Biquad = readonly [b0: number, b1: number, b2: number, a1: number, a2: number];
/** The two filters of BS.1770-4 at 48 kHz: a head, and an ear that hears little bass. */
const HEAD: Biquad = [
  1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585
];
const EAR: Biquad = [1, -2, 1, -1.99004745483398, 0.99007225036621];
const WINDOW_MS = 400;
const HOP_MS = 100;

function filtered(input: Float32Array, [b0, b1, b2, a1, a2]: Biquad): Float32Array {
  const output = new Float32Array(input.length);
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  input.forEach((x, index) => {
    const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    output[index] = y;
  });
  return output;
}

const meanSquare = (samples: Float32Array) =>
  samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(samples.length, 1);

export const peakOf = (channels: readonly Float32Array[]) =>
  Math.max(...channels.map((samples) => samples.reduce((most, x) => Math.max(most, Math.abs(x)), 0)));

/** @param sampleRate 48,000: the filters are of that rate */
export function figuresOf(channels: readonly Float32Array[], sampleRate: number): Figures {
  const heard = channels.map((samples) => filtered(filtered(samples, HEAD), EAR));
  const length = channels[0]?.length ?? 0;
  const window = Math.min(length, (sampleRate * WINDOW_MS) / 1_000);
  let loudest = 0;
  for (let at = 0; at + window <= length; at += (sampleRate * HOP_MS) / 1_000) {
    const energy = heard.reduce((sum, samples) => sum + meanSquare(samples.subarray(at, at + window)), 0);
    loudest = Math.max(loudest, energy);
  }
  const mean = channels.reduce((sum, samples) => sum + meanSquare(samples), 0) / channels.length;
  return {
    peak: peakOf(channels),
    loudest: -0.691 + 10 * Math.log10(Math.max(loudest, 1e-9)),
    rms: decibels(Math.sqrt(mean))
  };
}

/** Level of one frequency, 0 to 1. */
export function toneLevel(samples: Float32Array, sampleRate: number, hz: number): number {
  let [cosine, sine] = [0, 0];
  samples.forEach((sample, index) => {
    const angle = (2 * Math.PI * hz * index) / sampleRate;
    cosine += sample * Math.cos(angle);
    sine += sample * Math.sin(angle);
  });
  return (2 * Math.hypot(cosine, sine)) / samples.length;
}

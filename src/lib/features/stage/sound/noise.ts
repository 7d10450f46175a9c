/** How long the room rings, ms. */
export const ROOM_MS = 1_300;
/** Long enough that nobody hears noise come round. */
const NOISE_SECONDS = 2;

/** Numbers from −1 to 1 that are the same every time: a show sounds alike on every computer, and can be measured. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    // Constants of Numerical Recipes; 32 bits are plenty for noise.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

/** Noise that drums, cymbals and wind are cut from. */
export function makeNoise(context: BaseAudioContext): AudioBuffer {
  const buffer = context.createBuffer(1, context.sampleRate * NOISE_SECONDS, context.sampleRate);
  const next = chance(1);
  buffer.copyToChannel(
    Float32Array.from({ length: buffer.length }, () => next()),
    0
  );
  return buffer;
}

/** What a clap leaves behind in a hall: noise that dies away by 60 dB, its treble first; other on each side. */
export function makeRoom(context: BaseAudioContext): AudioBuffer {
  const length = Math.round((context.sampleRate * ROOM_MS) / 1_000);
  const buffer = context.createBuffer(2, length, context.sampleRate);
  for (const channel of [0, 1]) {
    const next = chance(channel + 2);
    let dull = 0;
    buffer.copyToChannel(
      Float32Array.from({ length }, (_, index) => {
        const part = index / length;
        dull += (next() - dull) * (0.75 - 0.6 * part);
        // The very end is faded out too: a step would be heard.
        return dull * 10 ** (-3 * part) * Math.min(1, (1 - part) * 20);
      }),
      channel
    );
  }
  return buffer;
}

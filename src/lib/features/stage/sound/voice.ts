import { hertz, type Note } from './note.ts';
import { PATCHES, type Layer, type Patch } from './patches.ts';

/** −60 dB: what is struck ends there. */
const FAINT = 0.001;
/** Long enough that breaking off does not click, ms. */
const BREAK_OFF_MS = 8;

/** Where a part goes: as it is, and to the room that answers it. */
export interface Outlet {
  readonly dry: AudioNode;
  readonly wet: AudioNode;
}

/** A note that is or will be sounding. */
export interface Voice {
  /** Nodes that it is made of. */
  readonly nodes: number;
  /** Breaks it off at once, before it began too. */
  stop(): void;
}

/**
 * Plays one note. Its nodes let go of everything when it has ended.
 *
 * @param at on the context's clock, s
 * @param ended called once when the note has ended or was stopped
 */
export function playNote(
  context: BaseAudioContext,
  noise: AudioBuffer,
  note: Note,
  at: number,
  outlet: Outlet,
  ended: (voice: Voice) => void
): Voice {
  const patch: Patch = PATCHES[note.patch];
  const end = at + note.ms / 1_000;
  const made: AudioNode[] = [];
  const keep = <T extends AudioNode>(node: T): T => {
    made.push(node);
    return node;
  };

  const envelope = keep(context.createGain());
  shape(envelope.gain, patch, at, note.ms, patch.gain * (note.force ?? 1));
  let into: AudioNode = envelope;
  if (patch.tremolo) into = rolled(patch.tremolo).into;
  if (patch.filter) {
    const filter = keep(context.createBiquadFilter());
    const { type, fromHz, toHz, overMs, q } = patch.filter;
    filter.type = type;
    filter.Q.value = q;
    filter.frequency.setValueAtTime(fromHz, at);
    filter.frequency.exponentialRampToValueAtTime(toHz, at + Math.min(overMs ?? note.ms, note.ms) / 1_000);
    filter.connect(into);
    into = filter;
  }
  const sources = patch.layers.flatMap((layer) => layerSources(layer, into));
  sendOut();

  const voice: Voice = {
    get nodes() {
      return made.length;
    },
    stop() {
      for (const each of sources) {
        each.onended = null;
        each.stop();
      }
      letGo();
    }
  };
  const [first] = sources;
  if (first) first.onended = letGo;
  return voice;

  function letGo() {
    for (const node of made) node.disconnect();
    made.length = 0;
    ended(voice);
  }

  function layerSources(layer: Layer, target: AudioNode): AudioScheduledSourceNode[] {
    const level = keep(context.createGain());
    level.gain.value = layer.gain;
    level.connect(target);
    const { wave } = layer;
    const nodes = wave === 'noise' ? [hiss()] : tones().map((hz) => tone(layer, wave, hz));
    for (const node of nodes) {
      node.connect(level);
      node.stop(end);
    }
    return nodes;
  }

  /** Frequencies that sound together, Hz. */
  function tones(): number[] {
    return note.pitch ? [note.pitch, ...(note.with ?? [])].map(hertz) : [patch.hz ?? 0];
  }

  function hiss(): AudioBufferSourceNode {
    const node = keep(context.createBufferSource());
    node.buffer = noise;
    node.loop = true;
    // Another piece of it each time: two strokes from the same place sound like a machine.
    node.start(at, (at * 7.3) % noise.duration);
    return node;
  }

  function tone(layer: Layer, wave: Exclude<Layer['wave'], 'noise'>, base: number): OscillatorNode {
    const node = keep(context.createOscillator());
    const ratio = layer.ratio ?? 1;
    const hz = base * ratio;
    node.type = wave;
    node.detune.value = layer.cents ?? 0;
    node.frequency.setValueAtTime(hz * (patch.fall?.times ?? 1), at);
    if (patch.fall) node.frequency.exponentialRampToValueAtTime(hz, at + patch.fall.overMs / 1_000);
    if (note.to) node.frequency.exponentialRampToValueAtTime(hertz(note.to) * ratio, end);
    node.start(at);
    return node;
  }

  function rolled({ fromHz, toHz, depth }: NonNullable<Patch['tremolo']>) {
    const strokes = keep(context.createOscillator());
    strokes.type = 'triangle';
    strokes.frequency.setValueAtTime(fromHz, at);
    strokes.frequency.linearRampToValueAtTime(toHz, end);
    const swing = keep(context.createGain());
    swing.gain.value = depth / 2;
    const level = keep(context.createGain());
    level.gain.value = 1 - depth / 2;
    strokes.connect(swing).connect(level.gain);
    level.connect(envelope);
    strokes.start(at);
    strokes.stop(end);
    return { into: level };
  }

  function sendOut() {
    let last: AudioNode = envelope;
    if (note.pan) {
      const panner = keep(context.createStereoPanner());
      panner.pan.value = note.pan;
      last = envelope.connect(panner);
    }
    last.connect(outlet.dry);
    if (patch.room === 0) return;
    const send = keep(context.createGain());
    send.gain.value = patch.room;
    last.connect(send).connect(outlet.wet);
  }
}

/** Loudness over the note: from silence to silence, whatever its form. */
function shape(gain: AudioParam, patch: Patch, at: number, ms: number, peak: number): void {
  const end = at + ms / 1_000;
  const attack = Math.min(patch.attackMs, ms / 2) / 1_000;
  gain.setValueAtTime(0, at);
  if (patch.envelope === 'swelling') {
    gain.linearRampToValueAtTime(peak * 0.06, at + attack);
    gain.exponentialRampToValueAtTime(peak, end - BREAK_OFF_MS / 1_000);
    gain.linearRampToValueAtTime(0, end);
    return;
  }
  gain.linearRampToValueAtTime(peak, at + attack);
  if (patch.envelope === 'held') {
    const release = Math.min(patch.releaseMs ?? 0, ms / 2) / 1_000;
    gain.setValueAtTime(peak, Math.max(at + attack, end - release));
    gain.linearRampToValueAtTime(0, end);
    return;
  }
  gain.exponentialRampToValueAtTime(peak * FAINT, end - BREAK_OFF_MS / 1_000);
  gain.linearRampToValueAtTime(0, end);
}

import type { Rejection } from '#core/game/commands.ts';
import type { ServerFrame } from '#core/protocol/server-frames.ts';
import type { Device } from '#lib/live/platform.ts';
import { randomId } from '#lib/live/random-id.ts';
import type { AnswerInput } from '../../kinds/answer-props.ts';
import type { PhonePort } from '../phone-port.ts';

/** Between two frames, in ms: a whole sheet that was written offline stays within what a connection may send. */
const PACE_MS = 130;
/** A field that is not acknowledged by then is sent again, in ms. */
const REPEAT_MS = 2_000;

/** What was written and is not known to be stored. */
interface Written {
  readonly id: string;
  readonly value: AnswerInput;
  readonly rev: number;
  /** When it was written, ms on the room's clock. */
  readonly at: number;
  /** Not to be sent before, and when it was sent last, on the device's clock. */
  readonly due: number;
  readonly sentAt?: number;
  /** It came too late once, and goes out again from a connection of its own. */
  readonly isAgain?: true;
}
type Fields<Field> = Readonly<Record<string, Field>>;

interface Known {
  readonly value: unknown;
  readonly rev: number;
}

/** A field as it is shown. */
export interface FieldNow {
  readonly value: unknown;
  readonly sent: boolean;
}

/**
 * The sheets of a player on this device. What is written stays here, over reloads and without a network, until the server has
 * it or has refused it for good [GAME-62].
 */
export class SheetBook {
  #written = $state.raw<Fields<Written>>({});
  /** Acknowledged, and perhaps newer than what the server told last. */
  #stored = $state.raw<Fields<Known>>({});
  /** Why a field was not taken. */
  refused = $state.raw<Fields<Rejection>>({});
  readonly #port: PhonePort;
  readonly #device: Device;
  readonly #key: string;
  #stop: (() => void) | undefined;

  constructor(port: PhonePort, device: Device) {
    this.#port = port;
    this.#device = device;
    this.#key = `pq:${port.code}:sheet`;
    const kept = device.recall(this.#key);
    // Storage holds what was written there.
    if (typeof kept === 'object' && kept !== null) this.#written = kept as Fields<Written>;
  }

  /** Listens, and sends what waits; returns how to stop. */
  run(): () => void {
    const hear = (frame: ServerFrame) => {
      this.#heard(frame);
    };
    this.#port.ears.add(hear);
    const deafen = this.#device.listen((shown) => {
      if (!shown) this.flush();
    });
    this.flush();
    return () => {
      this.#port.ears.delete(hear);
      this.#stop?.();
      deafen();
    };
  }

  /** A field as it was written here last, else as the server has it; `undefined` where it is empty. */
  field(item: string): FieldNow | undefined {
    const written = this.#written[item];
    const { value = '' } = written ?? this.#known(item) ?? {};
    return value === '' ? undefined : { value, sent: !written };
  }

  isUnsent(item: string): boolean {
    return this.#written[item] !== undefined;
  }

  /** Writes a field; it goes out after so many ms without another change. Nothing empties it. */
  write(item: string, value: AnswerInput = '', pauseMs = 0): void {
    const before = this.#written[item] ?? this.#known(item);
    if (value === '' && (before?.value ?? '') === '') return;
    const rev = (before?.rev ?? 0) + 1;
    const at = Math.round(this.#port.connection.clock.now());
    const { [item]: _, ...others } = this.refused;
    this.refused = others;
    this.#put({
      ...this.#written,
      [item]: { id: randomId(), value, rev, at, due: this.#device.now() + pauseMs }
    });
    this.#pumpIn(pauseMs);
  }

  /** Everything goes out now. */
  flush(): void {
    this.#put(mapOf(this.#written, ({ sentAt: _, ...written }) => ({ ...written, due: 0 })));
    this.#pumpIn(0);
  }

  /** Hands the sheet of a round in, or takes it back. */
  hand(what: 'handIn' | 'takeBack', round: number): void {
    this.#port.connection.send({ t: 'play', input: { do: what, round } });
  }

  #known(item: string): Known | undefined {
    const told = this.#port.you?.sheets?.flatMap(({ fields }) => fields).find(([id]) => id === item);
    const stored = this.#stored[item];
    return told && told[2] >= (stored?.rev ?? 0) ? { value: told[1], rev: told[2] } : stored;
  }

  #heard(frame: ServerFrame): void {
    if (frame.t === 'welcome' || frame.t === 'resumed') this.flush();
    if (frame.t === 'welcome' || frame.t === 'view') this.#forgetOld();
    if (frame.t !== 'ack' && frame.t !== 'nack') return;
    const [item, written] = Object.entries(this.#written).find(([, { id }]) => id === frame.id) ?? [];
    if (item === undefined || !written) return;
    if (frame.t === 'nack' && frame.code === 'paused') {
      // Nothing was lost by it: tried anew, under another id, when the game goes on.
      this.#put({ ...this.#written, [item]: { ...written, id: randomId() } });
      return;
    }
    if (frame.t === 'nack' && frame.code === 'tooLate' && this.#isWrittenInTime(item, written)) {
      this.#comeInAnew(item, written);
      return;
    }
    const { [item]: _, ...others } = this.#written;
    if (frame.t === 'ack') this.#stored = { ...this.#stored, [item]: written };
    else this.refused = { ...this.refused, [item]: frame.code };
    this.#put(others);
  }

  /** What was held up on a connection that lived through the closing: a new one still delivers it [CLOCK-6]. */
  #isWrittenInTime(item: string, { at, isAgain }: Written): boolean {
    const { view } = this.#port;
    const sheet = view?.sheets?.find(({ asked }) => asked.some((index) => view[`ask${index}`]?.id === item));
    return !isAgain && sheet?.closesAt !== undefined && at <= sheet.closesAt;
  }

  #comeInAnew(item: string, written: Written): void {
    this.#put({ ...this.#written, [item]: { ...written, id: randomId(), isAgain: true } });
    this.#stop?.();
    this.#port.connection.close();
    this.#port.connection.open();
  }

  /** What is told, or over, takes nothing any more. */
  #forgetOld(): void {
    const { view } = this.#port;
    const open = (view?.sheets ?? []).flatMap(({ asked }) => asked.map((index) => view?.[`ask${index}`]?.id));
    const kept = Object.entries(this.#written).filter(([item]) => open.includes(item));
    if (kept.length < Object.keys(this.#written).length) this.#put(Object.fromEntries(kept));
  }

  #put(written: Fields<Written>): void {
    this.#written = written;
    this.#device.keep(this.#key, Object.keys(written).length > 0 ? written : undefined);
  }

  #pumpIn(ms: number): void {
    this.#stop?.();
    this.#stop = this.#device.after(ms, () => {
      this.#pump();
    });
  }

  /** Sends the first field whose turn it is, and goes on. */
  #pump(): void {
    const now = this.#device.now();
    const turns = Object.entries(this.#written).map(
      ([item, written]) =>
        [item, written, Math.max(written.due, (written.sentAt ?? -Infinity) + REPEAT_MS)] as const
    );
    const [first] = turns.sort((a, b) => a[2] - b[2]);
    if (!first) return;
    const [item, written, turn] = first;
    if (turn > now) {
      this.#pumpIn(turn - now);
      return;
    }
    const { id, value, rev, at } = written;
    if (written.sentAt !== undefined) this.#port.connection.probe();
    // Who is not in is asked again when he is.
    if (!this.#port.connection.send({ t: 'answer', id, item, rev, at, value })) return;
    this.#put({ ...this.#written, [item]: { ...written, sentAt: now } });
    this.#pumpIn(PACE_MS);
  }
}

const mapOf = <From, To>(fields: Fields<From>, make: (field: From) => To): Fields<To> =>
  Object.fromEntries(Object.entries(fields).map(([item, field]) => [item, make(field)]));

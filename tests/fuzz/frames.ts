import { closePayload, maskedFrame, opcodes } from '../support/websocket-frame.ts';
import type { Random } from '../support/random.ts';

/** What the frames are made from: things of the room under test. */
export interface Material {
  readonly code: string;
  readonly item: string;
  readonly tokens: readonly string[];
  readonly tickets: readonly string[];
}

export interface FuzzFrame {
  /** Which generator made it. */
  readonly kind: string;
  /** What goes on the wire. */
  readonly bytes: Buffer;
  /** It is no frame of the protocol, so that the server must end the connection. */
  readonly isFatal: boolean;
  /** The rest never comes: the connection is to be cut afterwards. */
  readonly isCut?: boolean;
}

const MOST_RANDOM_BYTES = 300;
const ODD_NAMES = [
  '',
  ' ',
  '\u0000',
  '\u200b\u200d',
  '\u202eevil',
  '🦊'.repeat(30),
  'x'.repeat(250),
  'Zo\u0308e',
  '\ud800',
  '__proto__'
];
const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  0.1,
  1e308,
  -1e308,
  2 ** 31,
  2 ** 53,
  '',
  'x',
  'x'.repeat(201),
  [],
  [0],
  [0, 0, 9],
  Array.from({ length: 11 }, () => 0),
  [[]],
  {},
  { a: 1 },
  'Infinity',
  '\ud800'
];

const bytesOf = (random: Random, most: number): Buffer =>
  Buffer.from(
    Array.from({ length: Math.floor(random.between(0, most)) }, () => Math.floor(random.next() * 256))
  );

const id = (random: Random) => `fuzz-${random.next().toString(36).slice(2).padEnd(20, '0')}`;
const joinId = (random: Random) => `${id(random)}-${id(random)}`.slice(0, 40);

/** A frame as a client of ours would send it, of any kind. */
export function validFrame(
  random: Random,
  { code, item, tokens, tickets }: Material
): Record<string, unknown> {
  return random.pick<() => Record<string, unknown>>([
    () => ({ t: 'ping', n: Math.floor(random.between(0, 1e6)) }),
    () => ({
      t: 'answer',
      id: id(random),
      item,
      rev: 0,
      at: Date.now(),
      value: Math.floor(random.between(0, 4))
    }),
    () => ({ t: 'join', id: joinId(random), code, name: 'Fuzz', avatar: '🦊' }),
    () => ({ t: 'resume', code, token: random.pick(tokens) }),
    () => ({ t: 'attend', ticket: random.pick(tickets) }),
    () => ({ t: 'do', id: id(random), command: { type: 'next', from: 'lobby' } }),
    () => ({ t: 'do', id: id(random), command: { type: 'end' } }),
    () => ({ t: 'do', id: id(random), command: { type: 'kick', playerId: item } }),
    () => ({ t: 'do', id: id(random), command: { type: 'kickTogether', playerId: item } }),
    () => ({ t: 'do', id: id(random), command: { type: 'readmit', playerId: item } }),
    () => ({ t: 'do', id: id(random), command: { type: 'setAuto', pace: 'brisk' } }),
    () => ({ t: 'do', id: id(random), command: { type: 'jump', from: 'lobby', itemId: item } }),
    () => ({ t: 'do', id: id(random), command: { type: 'openDoor' } })
  ])();
}

type Generator = (random: Random, material: Material) => Omit<FuzzFrame, 'kind'>;

const text = (payload: string | Buffer, isFatal: boolean) => ({ bytes: maskedFrame(payload), isFatal });

/** Well-formed JSON of which nothing else is known. */
const maybe = (payload: string) => text(payload, false);

export const generators: Readonly<Record<string, Generator>> = {
  randomText: (random) => ({
    bytes: maskedFrame(Buffer.from(bytesOf(random, MOST_RANDOM_BYTES).toString('latin1'))),
    isFatal: true
  }),
  invalidUtf8: (random) => ({
    bytes: maskedFrame(Buffer.concat([Buffer.from([0xff, 0xfe, 0xc0]), bytesOf(random, 20)])),
    isFatal: true
  }),
  binary: (random) => ({
    bytes: maskedFrame(bytesOf(random, MOST_RANDOM_BYTES), { opcode: opcodes.binary }),
    isFatal: true
  }),
  rawBytes: (random) => ({
    bytes: Buffer.concat([Buffer.from([0x70]), bytesOf(random, MOST_RANDOM_BYTES)]),
    isFatal: true
  }),
  reservedOpcode: (random) => ({
    bytes: maskedFrame('{}', { opcode: random.pick([3, 4, 5, 6, 7, 11, 12, 15]) }),
    isFatal: true
  }),
  reservedBits: (random) => ({
    bytes: maskedFrame('{"t":"ping","n":1}', { rsv: random.pick([1, 2, 3, 4, 7]) }),
    isFatal: true
  }),
  unmasked: () => ({ bytes: maskedFrame('{"t":"ping","n":1}', { mask: false }), isFatal: true }),
  tooLong: (random) => text('x'.repeat(random.pick([4_097, 10_000, 70_000])), true),
  hugeLength: (random) => ({
    bytes: Buffer.concat([
      Buffer.from([0x81, 0xff]),
      random.pick([Buffer.alloc(8, 0xff), Buffer.from([0x7f, 255, 255, 255, 255, 255, 255, 255])]),
      Buffer.alloc(4)
    ]),
    isFatal: true
  }),
  manyFragments: () => ({
    bytes: Buffer.concat(
      Array.from({ length: 12 }, (_, n) =>
        maskedFrame('x', { opcode: n === 0 ? opcodes.text : opcodes.continuation, fin: n === 11 })
      )
    ),
    isFatal: true
  }),
  loneContinuation: () => ({ bytes: maskedFrame('x', { opcode: opcodes.continuation }), isFatal: true }),
  interleaved: () => ({
    bytes: Buffer.concat([
      maskedFrame('{"t":"pi', { fin: false }),
      maskedFrame('', { opcode: opcodes.ping }),
      maskedFrame('{"t":"ping","n":1}')
    ]),
    isFatal: true
  }),
  fragmented: () => ({
    bytes: Buffer.concat([
      maskedFrame('{"t":"pi', { fin: false }),
      maskedFrame('', { opcode: opcodes.ping }),
      maskedFrame('ng","n":1}', { opcode: opcodes.continuation })
    ]),
    isFatal: false
  }),
  longControl: () => ({ bytes: maskedFrame('x'.repeat(130), { opcode: opcodes.ping }), isFatal: true }),
  fragmentedControl: () => ({ bytes: maskedFrame('', { opcode: opcodes.ping, fin: false }), isFatal: true }),
  pongs: (random) => ({ bytes: maskedFrame(bytesOf(random, 100), { opcode: opcodes.pong }), isFatal: false }),
  // Whoever lets too many automatic pongs wait is cut off; who reads fast enough is not.
  pingFlood: () => ({
    bytes: Buffer.concat(Array.from({ length: 300 }, () => maskedFrame('', { opcode: opcodes.ping }))),
    isFatal: false
  }),
  badClose: (random) => ({
    bytes: maskedFrame(
      random.pick([
        Buffer.from([3]),
        closePayload(999),
        closePayload(1_005),
        closePayload(65_535),
        closePayload(1_000, 'x')
      ]),
      { opcode: opcodes.close }
    ),
    isFatal: true
  }),
  halfFrame: (random) => {
    const whole = maskedFrame('{"t":"ping","n":1}');
    return {
      bytes: whole.subarray(0, Math.ceil(random.between(1, whole.length - 1))),
      isFatal: false,
      isCut: true
    };
  },
  bitFlip: (random, material) => {
    const json = Buffer.from(JSON.stringify(validFrame(random, material)));
    const at = Math.floor(random.next() * json.length);
    json[at] = (json[at] ?? 0) ^ (1 << Math.floor(random.next() * 7));
    return { bytes: maskedFrame(json), isFatal: false };
  },
  truncated: (random, material) => {
    const json = JSON.stringify(validFrame(random, material));
    return text(json.slice(0, Math.floor(random.between(0, json.length - 1))), true);
  },
  doubled: (random, material) => text(JSON.stringify(validFrame(random, material)).repeat(2), true),
  extraKey: (random, material) =>
    text(
      JSON.stringify({ ...validFrame(random, material), [random.pick(['x', 'role', 'score', 'epochs'])]: 1 }),
      true
    ),
  proto: (random, material) =>
    text(JSON.stringify(validFrame(random, material)).replace('{', '{"__proto__":{"t":"do"},'), true),
  missingKey: (random, material) => {
    const frame = validFrame(random, material);
    const gone = random.pick(Object.keys(frame));
    return text(
      JSON.stringify(Object.fromEntries(Object.entries(frame).filter(([key]) => key !== gone))),
      true
    );
  },
  deep: (random) => text('['.repeat(Math.floor(random.between(1, 2_000))), true),
  deepJson: () => text(`{"t":"answer","value":${'['.repeat(900)}${']'.repeat(900)}}`, true),
  oddField: (random, material) => {
    const frame = validFrame(random, material);
    return maybe(JSON.stringify({ ...frame, [random.pick(Object.keys(frame))]: random.pick(ODD_VALUES) }));
  },
  hugeNumber: () => maybe('{"t":"ping","n":1e999}'),
  oddAnswer: (random, { item }) =>
    maybe(
      JSON.stringify({
        t: 'answer',
        id: id(random),
        item: random.pick([item, '00000000-0000-4000-8000-000000000000']),
        rev: random.pick([0, 1, 2 ** 31 - 1]),
        at: random.pick([0, -1e308, 1e308, Date.now() + 1e9]),
        value: random.pick(ODD_VALUES)
      })
    ),
  oddJoin: (random, { code }) =>
    maybe(
      JSON.stringify({
        t: 'join',
        id: joinId(random),
        code: random.pick([code, 'ZZZZZ', 'AAAA']),
        name: random.pick(ODD_NAMES),
        avatar: '🦊'
      })
    ),
  forgedResume: (random, { code, tokens }) =>
    maybe(
      JSON.stringify({
        t: 'resume',
        code,
        token: random.pick([id(random), 'x'.repeat(22), `${id(random)}.${id(random)}`, '.', ...tokens]),
        epoch: random.pick([0, 1, 2 ** 40]),
        seq: random.pick([0, 7, 2 ** 40])
      })
    ),
  forgedTicket: (random, { tickets }) => {
    const ticket = random.pick(tickets);
    return maybe(
      JSON.stringify({
        t: 'attend',
        ticket: random.pick([
          `${ticket}x`,
          ticket.replace('display', 'host'),
          ticket.slice(1),
          '%',
          '%E0%A4%A.x',
          '.'
        ])
      })
    );
  },
  hostCommand: (random) =>
    maybe(
      JSON.stringify({
        t: 'do',
        id: id(random),
        command: random.pick<object>([
          { type: 'end' },
          { type: 'pause' },
          { type: 'extend', from: 'open:0', byMs: 1e15 },
          { type: 'next', from: '' }
        ])
      })
    ),
  valid: (random, material) => maybe(JSON.stringify(validFrame(random, material)))
};
const kinds = Object.keys(generators);

export function nextFuzzFrame(random: Random, material: Material): FuzzFrame {
  const kind = random.pick(kinds);
  const made = generators[kind]?.(random, material);
  if (!made) throw new Error(`no generator ${kind}`);
  return { kind, ...made };
}

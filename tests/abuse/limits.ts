/** A limit that can be taken out on purpose, to see that the suite notices. */
export interface Limit {
  readonly name: string;
  /** Whose it is. */
  readonly of: 'worker' | 'web';
  /** The kind of attack that brings its absence to light. */
  readonly kind: string;
  /** What the suite then says, among other things. */
  readonly tells: RegExp;
  /** A short attack is enough. */
  readonly isShort: boolean;
  readonly edits: readonly Edit[];
}

export interface Edit {
  /** Our source file. */
  readonly file: string;
  readonly find: RegExp;
  readonly put: string;
}

/** Gives a constant of this file another value, whatever it is. The value holds no quotes: it may end up between some. */
export const constant = (file: string, name: string, value: string): Edit => ({
  file,
  // In the source and as bundlers write it: with another keyword, a number where two have one name, or inside a text.
  find: new RegExp(
    `(?:\\b|(?<=\\\\n))(const|let|var) (${name}(?:\\$?\\d+)?)(?:: [^=;]+)? =\\s[\\s\\S]*?;(?=\\r?\\n|\\\\n)`,
    'g'
  ),
  put: `$1 $2 = ${value};`
});

const NONE = '1_000_000_000';

/** Takes the bounds out of an object whose name a minifier has taken away; as it writes their values. */
const property = (file: string, bounds: Readonly<Record<string, string>>): Edit[] =>
  Object.entries(bounds).map(([name, value]) => ({
    file,
    find: new RegExp(`\\b${name}:${value.replaceAll('*', '\\*')}(?=[,}])`, 'g'),
    put: `${name}:${NONE}`
  }));

export const allLimits: readonly Limit[] = [
  {
    name: 'silence',
    of: 'worker',
    kind: 'silentSockets',
    tells: /silent sockets were still open/,
    isShort: true,
    edits: [constant('realtime/socket/connection.ts', 'HANDSHAKE_MS', '600_000')]
  },
  {
    name: 'controlFrames',
    of: 'worker',
    kind: 'pongFlood',
    tells: /no flood was cut off/,
    isShort: true,
    edits: [
      {
        file: 'realtime/socket/connection.ts',
        find: /if \(this\.#pay\(\)\) this\.#roundTrip\.pong\(\);/,
        put: 'this.#roundTrip.pong();'
      }
    ]
  },
  {
    name: 'socketsFrom',
    of: 'worker',
    kind: 'silentSockets',
    tells: /one address had \d+ sockets/,
    isShort: false,
    edits: [constant('realtime/socket/socket-counts.ts', 'MAX_SOCKETS_FROM', NONE)]
  },
  {
    name: 'placesFrom',
    of: 'worker',
    kind: 'fullRoom',
    tells: /a guest was not let in/,
    isShort: false,
    edits: [
      constant('realtime/socket/doorkeeper.ts', 'JOINS_FROM', `{ limit: ${NONE}, windowMs: 60_000 }`),
      constant('src/core/game/contestants/places.ts', 'MAX_PLACES_FROM', NONE)
    ]
  },
  {
    name: 'writes',
    of: 'web',
    kind: 'quotas',
    tells: /none of \d+ new quizzes was refused/,
    isShort: true,
    edits: [
      constant(
        'src/lib/server/http/limit-writes.ts',
        'WRITES',
        `{ name: String(), attempts: ${NONE}, windowSeconds: 60 }`
      )
    ]
  },
  {
    name: 'reading',
    of: 'web',
    kind: 'upload',
    tells: /memory grew/,
    isShort: false,
    edits: [
      ...property('src/import/zip.ts', { total: '8*1024*1024', ratioFrom: '1024*1024' }),
      ...property('src/import/xml.ts', { marks: '3e5', tag: '8192', piece: '65536', text: '2e6' }),
      constant('src/lib/server/imports/run-in-thread.ts', 'LIMITS', '{ workMs: 60_000, heapMb: 4_096 }')
    ]
  }
];

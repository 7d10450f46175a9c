import type { ServerFrame } from '#core/protocol/server-frames.ts';
import type { PersonalView } from '#core/game/views.ts';
import { keptAs } from '#lib/features/player/kept.ts';
import PlayerApp from '#lib/features/player/PlayerApp.svelte';
import { browser } from '#lib/live/browser.ts';
import { actsOf, differentActs, stillOf, type Act, type Part } from '../evening/acts.ts';
import { EVENING_AT, type Snapshot } from '../evening/evening.ts';
import { playRoom, refusal, type RoomScript } from '../room-socket.ts';
import { drawn, type Group, type Specimen } from '../specimen.ts';

const late = [
  import.meta.glob(['#lib/features/player/*.{ts,svelte}', '!**/*.test.ts', '!**/main.ts']),
  import.meta.glob('#lib/features/kinds/*/phone.ts')
];
/** What a phone gets once it needs it: it is there at once then. */
export const loadLateParts = () =>
  Promise.all(late.flatMap(Object.values<() => unknown>).map((load) => load()));

/** So long a page needs to come in and to let its buttons go, in ms. */
const IN_MS = 1_000;
/** The whole evening has one code. */
const CODE = 'ABCDE';
const TITLE = 'Pub night';

/** What this phone has kept from before. */
interface Kept {
  readonly token?: string;
  readonly join?: object;
}

function phone(name: string, at: number, kept: Kept, script: Omit<RoomScript, 'opensAt'>): Specimen {
  return {
    name,
    screen: 'phone',
    at,
    forMs: IN_MS,
    draw(target) {
      for (const key of ['token', 'join', 'answer'] as const)
        browser.keep(keptAs(CODE, key), key === 'answer' ? undefined : kept[key]);
      playRoom({ opensAt: at - IN_MS, ...script });
      // Nobody looks at the picture that is offered, and it would come when it comes.
      HTMLCanvasElement.prototype.toBlob = (take) => {
        take(new Blob([], { type: 'image/png' }));
      };
      const known = kept.token !== undefined || kept.join !== undefined;
      return drawn(PlayerApp, { code: CODE, known, title: TITLE })(target);
    }
  };
}

const welcome = ({ players, at }: Snapshot, you: PersonalView | undefined): ServerFrame => ({
  t: 'welcome',
  role: 'players',
  epoch: 1,
  seq: 1,
  now: at,
  view: players,
  token: 'seat',
  ...(you && { you })
});

/** What a player sees at one point of an act; `who`: which of those who joined first. */
export function held(
  name: string,
  act: Act,
  part: Part,
  who = 0,
  change: { snapshot?: (one: Snapshot) => Snapshot; you?: Partial<PersonalView>; breaks?: boolean } = {}
): Specimen {
  const { at, snapshot } = stillOf(act, part);
  const shown = change.snapshot?.(snapshot) ?? snapshot;
  const you = shown.you[who];
  return phone(
    name,
    at,
    { token: 'seat' },
    {
      says: [welcome({ ...shown, at: at - IN_MS }, you && { ...you, ...change.you })],
      ...(change.breaks && { breaks: true })
    }
  );
}

/** Whoever joined first and fits. */
const whoIs = (act: Act, fits: (you: PersonalView) => boolean): number =>
  Math.max(0, stillOf(act, 'end').snapshot.you.findIndex(fits));

/** Every screen of a player in every state. */
export const phones: Group = (options) => {
  const acts = differentActs(actsOf(options));
  const find = (name: string): Act => {
    const act = acts.find((one) => one.name === name);
    if (!act) throw new Error(`no ${name} in the evening`);
    return act;
  };
  const [lobby, question, reveal, over] = [find('lobby'), find('question'), find('reveal'), find('over')];
  const attempt = { join: { id: 'attempt-1', name: 'Ada', avatar: '🦊' } };
  const said = { text: 'The bar closes in ten minutes: last orders, please!', at: question.times[0] ?? 0 };
  return [
    phone('join', EVENING_AT, {}, {}),
    phone('join-refused', EVENING_AT, attempt, {
      refuses: { t: 'error', code: 'refused', reason: 'badName' }
    }),
    phone('join-full', EVENING_AT, attempt, { refuses: { t: 'error', code: 'refused', reason: 'roomFull' } }),
    phone('coming-back', EVENING_AT, { token: 'seat' }, {}),
    ...(['kicked', 'replaced', 'notFound', 'badFrame'] as const).map((code) =>
      phone(`gone-${code}`, EVENING_AT, { token: 'seat' }, { refuses: refusal(code) })
    ),
    ...acts.map((act) => held(act.name, act, 'end')),
    held('question-alone', question, 'begin'),
    held(
      'right',
      reveal,
      'end',
      whoIs(reveal, ({ result }) => result?.right === true)
    ),
    held(
      'wrong',
      reveal,
      'end',
      whoIs(reveal, ({ result }) => result?.right === false)
    ),
    held(
      'not-first',
      over,
      'end',
      whoIs(over, ({ rank }) => rank > 3)
    ),
    held(
      'first',
      over,
      'end',
      whoIs(over, ({ rank }) => rank === 1)
    ),
    held('offline', question, 'middle', 0, { breaks: true }),
    held('paused', question, 'middle', 0, {
      snapshot: (one) => ({ ...one, players: { ...one.players, paused: 'host', pausedAt: one.at } })
    }),
    held('said', question, 'middle', 0, {
      snapshot: (one) => ({ ...one, players: { ...one.players, said } }),
      you: { said }
    }),
    held('onward', over, 'end', 0, {
      snapshot: (one) => ({ ...one, players: { ...one.players, onward: 'FGHJK' } })
    }),
    held('long-name', lobby, 'end', 10)
  ];
};

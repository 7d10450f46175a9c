import { readDisplayRole, type DisplayRole } from '#core/game/stage/display-roles.ts';
import { roleFaces } from '#lib/features/display/roles/role-faces.ts';
import type { RoleProps } from '#lib/features/display/roles/role-props.ts';
import { SoundDesk } from '#lib/features/stage/sound/sound-desk.svelte.ts';
import { Countdown } from '#lib/live/countdown.svelte.ts';
import { m } from '#lib/paraglide/messages.js';
import { actsOf, differentActs, parts, stillOf, type Act, type Part, type Still } from '../evening/acts.ts';
import { drawn, type Group, type Specimen } from '../specimen.ts';

/** Sound was chosen, so that nothing asks for it. */
const chosen = { keep: () => undefined, recall: () => ({ on: false, volume: 0.3 }) };
const asked = { keep: () => undefined, recall: () => undefined };

const props = ({ at, snapshot, scene }: Still): RoleProps => ({
  view: snapshot.display,
  scene,
  counts: snapshot.counts,
  crowd: new Map(
    snapshot.display.phase === 'lobby' ? snapshot.crowd.map((face) => [face[0], face] as const) : []
  ),
  countdown: new Countdown({ now: () => at }, () => snapshot.display.pausedAt),
  joinOrigin: 'https://quiz.example.org',
  standings: snapshot.display.board ?? snapshot.display.standings ?? snapshot.display.podium ?? [],
  saying: '',
  trouble: '',
  isBlank: false,
  showsJoin: false,
  sound: new SoundDesk(chosen),
  reactions: undefined,
  said: ''
});

/** What a display of a role shows at one point of an act. */
export const displayed = (
  name: string,
  act: Act,
  when: Part | number,
  { role = 'stage', ...more }: Partial<RoleProps> & { role?: DisplayRole } = {}
): Specimen => {
  const still = stillOf(act, when);
  return {
    name,
    screen: 'stage',
    at: still.at,
    draw: (target) => drawn(roleFaces[role], { ...props(still), ...more })(target)
  };
};

/** As the first, whatever is changed of its views. */
const changed = (act: Act, change: Partial<Act['snapshots'][number]['display']>): Act => ({
  ...act,
  snapshots: act.snapshots.map((one) => ({ ...one, display: { ...one.display, ...change } }))
});

const partNames = Object.keys(parts) as Part[];

/** Every moment at its beginning, in the middle and at its end; alone and in a crowd at its end. */
export const stage: Group = (options) => {
  const acts = differentActs(actsOf(options));
  const find = (name: string): Act => {
    const act = acts.find((one) => one.name === name);
    if (!act) throw new Error(`no ${name} in the evening`);
    return act;
  };
  const question = find('question');
  // Not everybody answers the second one.
  const [, later = question] = actsOf(options).filter(({ name }) => name === 'question');
  const closesAt = later.snapshots.at(-1)?.display.timing?.closesAt ?? 0;
  const pausedAt = question.times.at(-3) ?? 0;
  const board = find('board');
  const boardEnd = board.times.at(-1) ?? 0;
  const skip = { n: 1, until: (find('reveal').times[0] ?? 0) + 3_000 };
  return [
    ...acts.flatMap((act) => partNames.map((part) => displayed(`${act.name}-${part}`, act, part))),
    ...(options.players === undefined ? [1, 300] : []).flatMap((players) =>
      differentActs(actsOf(options, players)).map((act) =>
        displayed(`${act.name}-end-${String(players)}`, act, 'end')
      )
    ),
    displayed('last-seconds', later, closesAt - 2_500),
    displayed('paused', changed(question, { paused: 'host', pausedAt }), 'end', {
      standings: board.snapshots[0]?.display.board ?? []
    }),
    displayed('paused-host-away', changed(question, { paused: 'hostAway', pausedAt }), 'end'),
    displayed('skipped', changed(find('reveal'), { skip }), 'begin'),
    displayed('goes-on', changed(board, { goesOn: { at: boardEnd + 5_000, next: 'podium' } }), 'end'),
    displayed('sound-asked', find('lobby'), 'end', { sound: new SoundDesk(asked) }),
    displayed('code-over', question, 'middle', { showsJoin: true }),
    displayed('said', question, 'middle', { said: 'The bar closes in ten minutes: last orders, please!' }),
    displayed('offline', question, 'middle', { trouble: m.display_offline() }),
    displayed('blank', question, 'middle', { isBlank: true })
  ];
};

/** What the other screens show meanwhile. */
export const roles: Group = (options) =>
  // Every role has a face; the show has a group of its own.
  (Object.keys(roleFaces) as DisplayRole[])
    .filter((role) => role !== readDisplayRole(null))
    .flatMap((role) =>
      differentActs(actsOf(options)).map((act) => displayed(`${role}-${act.name}`, act, 'end', { role }))
    );

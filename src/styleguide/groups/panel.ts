import type { ServerFrame } from '#core/protocol/server-frames.ts';
import type { HostView } from '#core/game/views.ts';
import HostApp from '#lib/features/host/HostApp.svelte';
import { actsOf, differentActs, stillOf, type Act, type Part } from '../evening/acts.ts';
import { EVENING_AT, type Snapshot } from '../evening/evening.ts';
import { playRoom, refusal, type RoomScript } from '../room-socket.ts';
import { drawn, type Group, type Specimen } from '../specimen.ts';

/** So long a page needs to come in and to let its buttons go, in ms. */
const IN_MS = 1_000;

const studio = { path: '/w/demo/quizzes', resultsPath: '/w/demo/sessions/1', againPath: undefined };

function panel(name: string, at: number, script: Omit<RoomScript, 'opensAt'>, isDeputy = false): Specimen {
  return {
    name,
    screen: 'panel',
    at,
    forMs: IN_MS,
    draw(target) {
      playRoom({ opensAt: at - IN_MS, ...script });
      return drawn(HostApp, {
        code: 'ABCDE',
        ticket: 'ticket',
        title: 'Pub night',
        joinOrigin: 'https://quiz.example.org',
        brand: null,
        studio: isDeputy ? undefined : studio
      })(target);
    }
  };
}

const told = ({ host, counts, roster }: Snapshot, now: number): readonly ServerFrame[] => [
  { t: 'welcome', role: 'host', epoch: 1, seq: 1, now, view: host, token: 'seat', roster },
  { t: 'count', ...counts }
];

/** What a host has before him at one point of an act. */
export function led(
  name: string,
  act: Act,
  part: Part,
  { view, ...script }: { view?: Partial<HostView>; breaks?: boolean; isDeputy?: boolean } = {}
): Specimen {
  const { at, snapshot } = stillOf(act, part);
  const shown = { ...snapshot, host: { ...snapshot.host, ...view } };
  const { isDeputy, breaks } = script;
  return panel(name, at, { says: told(shown, at - IN_MS), ...(breaks && { breaks }) }, isDeputy);
}

/** The host's panel in every phase. */
export const panels: Group = (options) => {
  const acts = differentActs(actsOf(options));
  const find = (name: string): Act => {
    const act = acts.find((one) => one.name === name);
    if (!act) throw new Error(`no ${name} in the evening`);
    return act;
  };
  const question = find('question');
  const board = find('board');
  const boardEnd = board.times.at(-1) ?? 0;
  const at = question.times.at(-3) ?? 0;
  return [
    panel('connecting', EVENING_AT, {}),
    panel('gone', EVENING_AT, { refuses: refusal('notFound') }),
    ...acts.map((act) => led(act.name, act, 'end')),
    led('lobby-empty', find('lobby'), 'begin'),
    led('question-alone', question, 'begin'),
    led('question-open', question, 'middle'),
    led('paused', question, 'middle', { view: { paused: 'host', pausedAt: at } }),
    led('goes-on', board, 'end', {
      view: { auto: { pace: 'calm' }, goesOn: { at: boardEnd + 5_000, next: 'question' } }
    }),
    led('skip-to-take-back', question, 'middle', { view: { skip: { n: 1, until: at + 60_000 } } }),
    led('offline', question, 'middle', { breaks: true }),
    led('deputy', find('reveal'), 'end', { isDeputy: true }),
    ...(options.players === undefined ? [1, 300] : []).map((players) => {
      const act = actsOf(options, players).find(({ name }) => name === 'board');
      if (!act) throw new Error('no board in the evening');
      return led(`board-${String(players)}`, act, 'end');
    })
  ];
};

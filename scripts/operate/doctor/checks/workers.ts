import { HEARD_SECONDS } from '#core/instance/state.ts';
import { secretPrint } from '#ops/secret-print.ts';
import { error, info, orOk, warning, type Check, type Context, type Finding } from '../check.ts';
import { withDatabase } from '../database.ts';

interface Node {
  readonly version: string;
  readonly state: 'standby' | 'ok' | 'draining';
  readonly redis: 'ok' | 'away' | null;
  readonly secret_print: string;
}

/** The workers of this installation, by their own word. */
export const workers: Check = {
  id: 'workers',
  title: 'Workers',
  needs: ['database', 'rights', 'migrations'],
  isOutside: false,
  run: async (context) => {
    const nodes = await withDatabase(
      context.env.DATABASE_URL,
      (sql) => sql<Node[]>`
        select version, state, redis, secret_print from worker_node where seen_at > now() - make_interval(secs => ${HEARD_SECONDS})`
    );
    if (nodes.length === 0) return [none(context)];
    const one = nodes.length === 1;
    return orOk(
      [...secret(context, nodes), ...redis(context, nodes), ...release(context, nodes), ...leaving(nodes)],
      'workers',
      `${String(nodes.length)} ${one ? 'runs' : 'run'}, with the same secret as here.`
    );
  }
};

const none = ({ place }: Context): Finding =>
  error(
    'workers.none',
    'No worker has given a sign of life for 15 s: nobody can join.',
    place === 'laptop'
      ? 'Look into logs/app.log in the data folder (.data), and start `npm start` again.'
      : 'Start the worker (the application of Dockerfile.ws) and read the first lines of its log. It needs the same DATABASE_URL as the web app.'
  );

function secret({ env, place }: Context, nodes: readonly Node[]): Finding[] {
  const ours = env.PARTYQUIZ_SECRET;
  if (ours === undefined || nodes.every((node) => node.secret_print === secretPrint(ours))) return [];
  const others = place === 'worker' ? 'Another worker has' : 'Web and worker have';
  return [
    error(
      'workers.secret',
      `${others} a different PARTYQUIZ_SECRET: hosts and displays cannot get in.`,
      'Set the same PARTYQUIZ_SECRET for web and every worker, and deploy those that you changed.'
    )
  ];
}

function redis({ env }: Context, nodes: readonly Node[]): Finding[] {
  const without = nodes.filter((node) => node.redis === null).length;
  if (nodes.length > 1 && without > 0)
    return [
      error(
        'workers.without-redis',
        `${String(nodes.length)} workers run, ${String(without)} of them without Redis: rooms cannot find their players.`,
        'Set the same REDIS_URL for web and every worker, or run one worker only.'
      )
    ];
  if (nodes.length === 1 && nodes[0]?.redis === 'away')
    return [
      warning(
        'workers.alone',
        'The worker does not reach Redis and goes on alone: fine for this one, and another one cannot start beside it.',
        'Start Redis, and compare REDIS_URL of the worker with the address of Redis. One worker needs none: or clear REDIS_URL.'
      )
    ];
  if (nodes.some((node) => node.redis === 'away'))
    return [
      error(
        'workers.redis-away',
        'A worker does not reach Redis: rooms of other workers are closed to its players.',
        'Start Redis, and compare REDIS_URL of the worker with the address of Redis.'
      )
    ];
  if (without > 0 && env.REDIS_URL !== undefined)
    return [
      warning(
        'workers.redis-unused',
        'REDIS_URL is set here, and the worker runs without it: a second worker will refuse to start.',
        'Set the same REDIS_URL for the worker too, or clear it everywhere.'
      )
    ];
  if (without === 0 && env.REDIS_URL === undefined)
    return [
      info(
        'workers.redis-elsewhere',
        'The workers use Redis; here REDIS_URL is not set, so it is not checked.'
      )
    ];
  return [];
}

function release({ version, isProduction }: Context, nodes: readonly Node[]): Finding[] {
  const other = nodes.find((node) => node.version !== version)?.version;
  if (other === undefined) return [];
  const what = `A worker runs ${other}, and this is ${version}.`;
  return isProduction
    ? [
        warning(
          'workers.version',
          `${what} During a deploy that is as it should be.`,
          'When no deploy runs: deploy web and worker from the same commit.'
        )
      ]
    : [info('workers.version', what)];
}

const leaving = (nodes: readonly Node[]): Finding[] =>
  (['draining', 'standby'] as const).flatMap((state) => {
    const count = nodes.filter((node) => node.state === state).length;
    const why = state === 'draining' ? 'on the way out' : 'waiting for the one before to leave';
    return count === 0 ? [] : [info(`workers.${state}`, `Of these ${why}: ${String(count)}.`)];
  });

import type { Health } from '#ops/health.ts';
import { error, info, orOk, skipped, warning, type Check, type Context, type Finding } from '../check.ts';
import { explainProxyAnswer, explainUnreachable } from '../explain-http.ts';
import { ask, type HttpAnswer } from '../http-request.ts';

/** What the app says when it is asked through its address in the browser. */
export const origin: Check = {
  id: 'origin',
  title: 'From outside',
  needs: [],
  isOutside: true,
  run: async (context) => {
    const { address } = context;
    if (address === undefined) return [skipped('origin', 'ORIGIN holds no address.')];
    let answer: HttpAnswer;
    try {
      answer = await ask(`${address}/api/healthz`);
    } catch (cause) {
      return [explainUnreachable('origin', address, cause)];
    }
    const health = readHealth(answer);
    if (!health) return [explainProxyAnswer('origin', address, answer) ?? notOurs(address, answer)];
    return orOk(
      [...state(health, answer), ...release(context, health)],
      'origin',
      `${address} answers, and it is PartyQuiz ${health.version}.`
    );
  }
};

function readHealth({ body }: HttpAnswer): Health | undefined {
  try {
    const json: unknown = JSON.parse(body);
    const isOurs = typeof json === 'object' && json !== null && 'version' in json && 'checks' in json;
    // Nothing but our health check has both; its shape is ours.
    return isOurs ? (json as Health) : undefined;
  } catch {
    return undefined; // a page, or nothing
  }
}

const notOurs = (address: string, { status }: HttpAnswer): Finding =>
  error(
    'origin.not-ours',
    `Something else than PartyQuiz answers at ${address}/api/healthz (${String(status)}).`,
    'Correct ORIGIN, or the rule of the proxy or tunnel that leads this name to the web app (port 3000).'
  );

function state({ status, checks }: Health, answer: HttpAnswer): Finding[] {
  if (answer.status === 200 && status !== 'degraded') return [];
  if (status === 'draining')
    return [
      warning(
        'origin.draining',
        'The web app is about to leave.',
        'During a deploy that is as it should be. Else start it again.'
      )
    ];
  const away = [
    ...(checks.db.ok ? [] : ['the database']),
    ...(checks.migrations.ok ? [] : ['a migration']),
    ...(checks.redis?.ok === false ? ['Redis'] : [])
  ].join(' and ');
  return [
    (status === 'degraded' ? warning : error)(
      `origin.${status}`,
      `The web app says it is ${status}: it lacks ${away || 'something'}.`,
      'Compare DATABASE_URL and REDIS_URL of the web app with those here, and read its log.'
    )
  ];
}

function release({ version, isProduction }: Context, health: Health): Finding[] {
  if (health.version === version) return [];
  const what = `The web app there is ${health.version}, and this is ${version}.`;
  if (!isProduction) return [info('origin.version', what)];
  return [
    warning(
      'origin.version',
      what,
      'When no deploy runs: ORIGIN leads to another installation, or this container is an old one.'
    )
  ];
}

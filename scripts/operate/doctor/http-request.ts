import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The beginning of it. */
  readonly body: string;
}

export interface HttpQuestion {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 4_000;
const MOST_BYTES = 64 * 1024;

/** One request that follows no redirect. Unlike `fetch` it may say where it comes from. */
export function ask(url: string, question: HttpQuestion = {}): Promise<HttpAnswer> {
  const { method = 'GET', headers = {}, body = '', timeoutMs = TIMEOUT_MS } = question;
  const send = url.startsWith('https:') ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const outgoing = send(
      url,
      { method, agent: false, signal, headers: { 'user-agent': 'partyquiz-doctor', ...headers } },
      (response) => {
        let text = '';
        const done = () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
        };
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
          if (text.length <= MOST_BYTES) return;
          done();
          response.destroy();
        });
        response.once('end', done);
        response.once('error', reject);
      }
    );
    outgoing.once('error', (cause) => {
      reject(signal.aborted ? Object.assign(new Error('timed out'), { code: 'ETIMEDOUT' }) : cause);
    });
    outgoing.end(body);
  });
}

/** Whether a page came instead of data. */
export const isPage = ({ headers, body }: HttpAnswer): boolean =>
  headers['content-type']?.includes('text/html') === true || /^\s*<(!doctype|html)/i.test(body);

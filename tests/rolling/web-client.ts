import { Agent, request, type IncomingHttpHeaders } from 'node:http';

/** Longer than the proxy tries: whoever waits so long has given up, in ms. */
const PATIENCE_MS = 15_000;

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A browser without a window: keeps connections, or makes a new one for every request. */
export class WebClient {
  readonly #url: string;
  readonly #agent: Agent;

  constructor(url: string, { keepAlive }: { readonly keepAlive: boolean }) {
    this.#url = url;
    this.#agent = new Agent({ keepAlive });
  }

  /** @param form fields of a form; a GET without */
  fetch(path: string, cookie = '', form?: Readonly<Record<string, string>>): Promise<Answer> {
    const body = form && new URLSearchParams(form).toString();
    return new Promise((resolve, reject) => {
      const outgoing = request(
        new URL(path, this.#url),
        {
          agent: this.#agent,
          method: body === undefined ? 'GET' : 'POST',
          signal: AbortSignal.timeout(PATIENCE_MS),
          headers: {
            accept: 'text/html',
            ...(cookie !== '' && { cookie }),
            ...(body !== undefined && {
              origin: this.#url,
              'content-type': 'application/x-www-form-urlencoded',
              'content-length': Buffer.byteLength(body)
            })
          }
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.once('error', reject);
          response.once('end', () => {
            const { statusCode = 0, headers } = response;
            resolve({ status: statusCode, headers, body: Buffer.concat(chunks).toString('utf8') });
          });
        }
      );
      outgoing.once('error', reject);
      outgoing.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

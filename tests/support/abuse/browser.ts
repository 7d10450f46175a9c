import { Agent, request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';

export interface Page {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Visit {
  /** Sent as it stands, also where no browser would. */
  readonly path: string;
  readonly method?: string;
  readonly cookie?: string;
  /** Fields of a form; without it and `body` it is a GET. */
  readonly form?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
  readonly headers?: OutgoingHttpHeaders;
  /** The client's address as the proxy before the web app would write it. */
  readonly address?: string;
}

/** Where a broken connection stands among the status codes. */
export const CUT = 0;

/** Speaks HTTP to one web app, and can say what browsers cannot. A connection that breaks is a page with status 0. */
export class Browser {
  readonly #url: string;
  readonly #patienceMs: number;
  readonly #agent = new Agent({ keepAlive: true });

  constructor(url: string, { patienceMs = 60_000 } = {}) {
    this.#url = url;
    this.#patienceMs = patienceMs;
  }

  visit({ path, method, cookie, form, body, headers, address }: Visit): Promise<Page> {
    const { hostname, port, origin } = new URL(this.#url);
    const content = form ? new URLSearchParams(form).toString() : body;
    return new Promise((resolve) => {
      const cut = (error: Error) => {
        resolve({ status: CUT, headers: {}, body: error.message });
      };
      const outgoing = request(
        {
          hostname,
          port,
          path,
          agent: this.#agent,
          method: method ?? (content === undefined ? 'GET' : 'POST'),
          signal: AbortSignal.timeout(this.#patienceMs),
          headers: {
            accept: 'text/html',
            ...(cookie !== undefined && { cookie }),
            ...(address !== undefined && { 'x-forwarded-for': address }),
            ...(content !== undefined && { origin, 'content-length': Buffer.byteLength(content) }),
            ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
            ...headers
          }
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.once('error', cut);
          response.once('end', () => {
            const { statusCode = CUT, headers: received } = response;
            resolve({ status: statusCode, headers: received, body: Buffer.concat(chunks).toString('utf8') });
          });
        }
      );
      outgoing.once('error', cut);
      outgoing.end(content);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** The cookies that a page set, as the next request sends them. */
export const cookiesOf = ({ headers }: Page): string =>
  (headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ');

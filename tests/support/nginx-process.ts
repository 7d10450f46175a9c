import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { disownGroup, ownGroup } from '#scripts/run/process/owned-groups.ts';
import { ROOT } from '#scripts/run/process/root.ts';

const READY_MS = 10_000;
const POLL_MS = 20;

/** The example that is shipped, over plain HTTP on loopback, with what nginx needs around it. */
function configuration(folder: string, port: number, webPort: number, workerPort: number): string {
  const shipped = readFileSync(join(ROOT, 'deploy/nginx.conf'), 'utf8')
    .replace('127.0.0.1:3000', `127.0.0.1:${String(webPort)}`)
    .replace('127.0.0.1:8080', `127.0.0.1:${String(workerPort)}`)
    .replace('listen 443 ssl;', `listen 127.0.0.1:${String(port)};`)
    .replace('server_name quiz.example.org;', 'server_name _;')
    .replaceAll(/^\s*ssl_certificate.*$/gm, '')
    // The browser's origin has a port here.
    .replace('Host $host;', 'Host $http_host;');
  return `daemon off;
pid ${folder}/nginx.pid;
error_log stderr warn;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  ${shipped}
}`;
}

/** A real nginx with `deploy/nginx.conf`. */
export class NginxProcess {
  readonly port: number;
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #folder: string;
  #output = '';

  private constructor(port: number, child: ChildProcess, folder: string) {
    this.port = port;
    this.url = `http://127.0.0.1:${String(port)}`;
    this.#child = child;
    this.#folder = folder;
    child.stderr?.on('data', (chunk: Buffer) => {
      this.#output += String(chunk);
    });
    if (child.pid) ownGroup(child.pid);
  }

  static async start(
    program: string,
    places: { readonly port: number; readonly webPort: number; readonly workerPort: number }
  ): Promise<NginxProcess> {
    const { port, webPort, workerPort } = places;
    const folder = mkdtempSync(join(tmpdir(), 'partyquiz-nginx-'));
    const file = join(folder, 'nginx.conf');
    writeFileSync(file, configuration(folder, port, webPort, workerPort));
    const child = spawn(program, ['-e', 'stderr', '-p', folder, '-c', file], {
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true
    });
    const nginx = new NginxProcess(port, child, folder);
    try {
      await nginx.#untilReady();
    } catch (error) {
      await nginx.stop();
      throw error;
    }
    return nginx;
  }

  async stop(): Promise<void> {
    const { pid } = this.#child;
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const exited = once(this.#child, 'exit');
      // Fast shutdown: its workers go with it.
      this.#child.kill('SIGTERM');
      await exited;
    }
    disownGroup(pid ?? 0);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #untilReady(): Promise<void> {
    const end = performance.now() + READY_MS;
    for (;;) {
      try {
        const answer = await fetch(`${this.url}/api/livez`, { signal: AbortSignal.timeout(1_000) });
        if (answer.ok) return;
      } catch {
        // not listening yet
      }
      if (this.#child.exitCode !== null || performance.now() > end)
        throw new Error(`nginx did not lead to the web app:\n${this.#output}`);
      await sleep(POLL_MS);
    }
  }
}

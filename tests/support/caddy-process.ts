import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { disownGroup, ownGroup } from '#scripts/run/process/owned-groups.ts';
import { ROOT } from '#scripts/run/process/root.ts';

const READY_MS = 10_000;
const POLL_MS = 20;
/** Characters of its log that are kept. */
const KEPT_OUTPUT = 2_000_000;

export interface CaddyOptions {
  readonly port: number;
  /** Where web processes may be, on loopback. */
  readonly webPorts: readonly number[];
  /** Where workers may be, on loopback. */
  readonly workerPorts: readonly number[];
  readonly healthIntervalMs: number;
  /** How long it looks for somebody who answers, in ms; 0 passes every failure on. */
  readonly tryMs: number;
}

/** A real Caddy with the configuration that is shipped: `deploy/Caddyfile`, over plain HTTP on loopback. */
export class CaddyProcess {
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
      this.#output = (this.#output + String(chunk)).slice(-KEPT_OUTPUT);
    });
    if (child.pid) ownGroup(child.pid);
  }

  static async start(program: string, options: CaddyOptions): Promise<CaddyProcess> {
    const { port } = options;
    const folder = mkdtempSync(join(tmpdir(), 'partyquiz-caddy-'));
    const places = (ports: readonly number[]) => ports.map((at) => `127.0.0.1:${String(at)}`).join(' ');
    const args = ['run', '--adapter', 'caddyfile', '--config', join(ROOT, 'deploy/Caddyfile')];
    const child = spawn(program, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        // With “http://” in front Caddy asks for no certificate.
        DOMAIN: `http://127.0.0.1:${String(port)}`,
        WEB_PLACES: places(options.webPorts),
        WS_PLACES: places(options.workerPorts),
        HEALTH_INTERVAL: `${String(options.healthIntervalMs)}ms`,
        TRY_DURATION: `${String(options.tryMs)}ms`
      }
    });
    const caddy = new CaddyProcess(port, child, folder);
    try {
      await caddy.#untilReady();
    } catch (error) {
      await caddy.stop();
      throw error;
    }
    return caddy;
  }

  /** What it said last. */
  get log(): string {
    return this.#output;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const exited = once(this.#child, 'exit');
      this.#child.kill('SIGKILL');
      await exited;
    }
    disownGroup(this.#child.pid ?? 0);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Until it leads to a web process. */
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
        throw new Error(`Caddy did not lead to the web app:\n${this.#output}`);
      await sleep(POLL_MS);
    }
  }
}

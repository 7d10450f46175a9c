import { createReadStream, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { runNode } from '#scripts/run/process/run-command.ts';

const BASE = '/styleguide/';
const PAGE = 'src/styleguide/index.html';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2'
};

/** One thing to look at: its address below the server's, and what it is seen on. */
export interface Sight {
  readonly path: string;
  /** `stage/board-end`. */
  readonly name: string;
  readonly screen: string;
}

/** Size of what specimens are seen on, in px. */
export const SCREENS: Readonly<Record<string, { readonly width: number; readonly height: number }>> = {
  stage: { width: 1280, height: 720 },
  panel: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
  page: { width: 1280, height: 800 },
  part: { width: 480, height: 360 }
};

export interface Guide {
  readonly url: string;
  stop(): Promise<void>;
}

/** Builds the styleguide into a folder of its own, and serves it. */
export async function serveGuide(): Promise<Guide> {
  const folder = mkdtempSync(join(tmpdir(), 'partyquiz-styleguide-'));
  const built = await runNode('scripts/develop/build/run-vite.js', ['vite.styleguide.config.ts'], {
    env: { NODE_ENV: 'production', STYLEGUIDE_FOLDER: folder }
  });
  if (!built.ok) throw new Error(`the styleguide was not built:\n${built.output}`);
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const named = join(folder, normalize(pathname.slice(BASE.length)));
    const isFile = pathname.startsWith(BASE) && existsSync(named) && statSync(named).isFile();
    const file = isFile ? named : join(folder, PAGE);
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // It listens on a port.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

/** A page that is the same on every machine, and what it complained about. */
export async function openGuide(
  browser: Browser,
  screen: string,
  options: BrowserContextOptions = {}
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({
    viewport: SCREENS[screen] ?? null,
    locale: 'en',
    timezoneId: 'Europe/Amsterdam',
    colorScheme: 'light',
    reducedMotion: 'no-preference',
    ...options
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`);
  });
  return { page, complaints };
}

/** Everything there is to see, in the order of the index. */
export async function listSights(page: Page, guide: Guide, query = ''): Promise<readonly Sight[]> {
  await page.goto(`${guide.url}${BASE}${query}`);
  const links = page.locator('a[data-screen]');
  await links.first().waitFor();
  const found = await links.evaluateAll((all) =>
    all.map((link) => ({
      path: link.getAttribute('href')?.split('?')[0] ?? '',
      screen: link.getAttribute('data-screen') ?? ''
    }))
  );
  return found.map((sight) => ({ ...sight, name: sight.path.slice(BASE.length) }));
}

/** Shows one; within a group without a new page. */
export async function show(
  page: Page,
  guide: Guide,
  { path }: Pick<Sight, 'path'>,
  query = ''
): Promise<void> {
  const group = (of: string) => of.split('/')[2];
  const now = new URL(page.url());
  const isNear = now.origin === guide.url && group(now.pathname) === group(path) && now.pathname !== BASE;
  if (isNear) {
    await page.evaluate((to) => {
      history.pushState(undefined, '', to);
      dispatchEvent(new PopStateEvent('popstate'));
    }, path + query);
  } else await page.goto(guide.url + path + query);
  // The address as the page itself has it.
  const shown = new URL(guide.url + path + query);
  await page.locator(`html[data-shown="${shown.pathname}${shown.search}"]`).waitFor({ state: 'attached' });
}

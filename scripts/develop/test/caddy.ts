import { findProgram } from './find-program.ts';

/** @throws MissingTool */
export const findCaddy = (): Promise<string> =>
  findProgram({
    title: 'Caddy',
    variable: 'CADDY_PATH',
    paths: ['caddy', '/usr/bin/caddy'],
    probe: ['version'],
    debianPackage: 'caddy',
    brewPackage: 'caddy',
    service: 'caddy.service'
  });

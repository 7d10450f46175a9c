import { findProgram } from './find-program.ts';

/** @throws MissingTool */
export const findNginx = (): Promise<string> =>
  findProgram({
    title: 'nginx',
    variable: 'NGINX_PATH',
    paths: ['nginx', '/usr/sbin/nginx'],
    probe: ['-v'],
    debianPackage: 'nginx-light',
    brewPackage: 'nginx',
    service: 'nginx.service'
  });

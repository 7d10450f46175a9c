import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

export const STYLEGUIDE_PAGE = 'src/styleguide/index.html';

/**
 * The development server shows the styleguide beside the product. It is a page of its own and no route: a build of the
 * product has neither its address nor its code.
 */
export const styleguideInDevelopment: Plugin = {
  name: 'partyquiz-styleguide',
  apply: 'serve',
  configureServer(server) {
    server.middlewares.use((request, response, next) => {
      const url = request.url ?? '/';
      if (!/^\/styleguide(?:[/?]|$)/.test(url)) {
        next();
        return;
      }
      readFile(STYLEGUIDE_PAGE, 'utf8')
        .then((page) => server.transformIndexHtml(url, page))
        .then((page) => {
          response.setHeader('content-type', 'text/html; charset=utf-8');
          response.end(page);
        })
        .catch(next);
    });
  }
};

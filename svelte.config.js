import adapter from '@sveltejs/adapter-node';
import { cssHash } from './svelte.css-hash.js';

/** @type {import('@sveltejs/kit').Config} */
const config = {
  compilerOptions: { runes: true, cssHash },
  kit: {
    adapter: adapter({ precompress: true }),
    // One stylesheet request less on a phone with bad Wi-Fi: small styles travel inside the page.
    inlineStyleThreshold: 24_000,
    csp: {
      mode: 'auto',
      directives: {
        'default-src': ['self'],
        'script-src': ['self'],
        // Styles inside a page carry the nonce of its answer; attributes (a bar's width) cannot, and can load nothing.
        'style-src': ['self'],
        'style-src-attr': ['unsafe-inline'],
        'img-src': ['self', 'data:', 'blob:'],
        // The hook adds the sockets of the host that is asked.
        'connect-src': ['self'],
        'font-src': ['self'],
        'object-src': ['none'],
        'base-uri': ['none'],
        'frame-ancestors': ['none'],
        'form-action': ['self']
      }
    },
    typescript: {
      config: (generated) => ({
        ...generated,
        include: [...generated.include, '../drizzle/**/*.ts', '../realtime/**/*.ts']
      })
    }
  }
};

export default config;

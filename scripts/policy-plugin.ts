import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { contentSecurityPolicy } from './policy.ts';

/** Has to stand within the first 1,024 bytes, so nothing goes before it. */
const firstTag = '<meta charset="utf-8" />';

const bootScript = (): string =>
  readFileSync(fileURLToPath(new URL('./boot.js', import.meta.url)), 'utf8').trim();

/** The policy of the built page. */
export const pagePolicy = (): string => contentSecurityPolicy([bootScript()]);

/**
 * Puts the script that runs before the first paint into the page, and the policy in front of everything that it is to
 * bind. In development there is no policy: the server reloads modules over a socket and through inline scripts.
 *
 * The policy in the page does not bind its workers, which take theirs from the answer that brought them. `npm start`
 * therefore sends it as a header too, and so does the service worker from the second visit on.
 */
export function policy(): Plugin {
  let isBuild = false;
  return {
    name: 'content-security-policy',
    configResolved(config) {
      isBuild = config.command === 'build';
    },
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        if (!html.includes(firstTag)) throw new Error(`index.html does not begin its head with ${firstTag}`);
        const policyTag = `<meta http-equiv="Content-Security-Policy" content="${pagePolicy()}" />`;
        const tags = [firstTag, ...(isBuild ? [policyTag] : []), `<script>${bootScript()}</script>`];
        return html.replace(firstTag, () => tags.join('\n    '));
      },
    },
    configurePreviewServer(server) {
      const content = pagePolicy();
      server.middlewares.use((_, response, next) => {
        response.setHeader('Content-Security-Policy', content);
        next();
      });
    },
  };
}

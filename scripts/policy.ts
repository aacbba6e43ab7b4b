import { createHash } from 'node:crypto';

/** The source expression that allows exactly this inline script. */
const hashOf = (script: string): string => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/**
 * The Content-Security-Policy of the built page: nothing comes from or goes to another origin, and no text is run as
 * code. WebAssembly is compiled from the page's own file. Style alone may stand in the page: Mantine writes its theme
 * and responsive properties into style elements, and the charts size themselves by style attributes.
 */
export function contentSecurityPolicy(inlineScripts: readonly string[]): string {
  return [
    "default-src 'self'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...inlineScripts.map(hashOf)].join(' '),
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    // A chart becomes PNG by way of an SVG at a blob address.
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

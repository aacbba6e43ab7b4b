import { describe, expect, it } from 'vitest';
import { embedCode, embedLink, isLocalAddress, markdown } from './shareTexts';

describe('what can be copied', () => {
  it('knows addresses that do not open elsewhere', () => {
    for (const host of [
      'localhost',
      '127.0.0.1',
      '10.1.2.3',
      '192.168.0.4',
      '172.20.0.1',
      '[::1]',
      'mac.local',
    ]) {
      expect(isLocalAddress(host, 'http:'), host).toBe(true);
    }
    expect(isLocalAddress('', 'file:')).toBe(true);
    for (const host of ['example.org', '172.32.0.1', '11.0.0.1', 'local.example.org']) {
      expect(isLocalAddress(host, 'https:'), host).toBe(false);
    }
  });

  it('writes an iframe whose attributes cannot be broken out of', () => {
    expect(embedLink('https://a.org/#v=1')).toBe('https://a.org/#v=1&embed=1');
    expect(embedCode('https://a.org/#v=1&x="><script>')).toContain('src="https://a.org/#v=1&amp;x=&quot;>');
  });

  it('tells in Markdown what differs, and keeps a table a table', () => {
    const text = markdown({
      sentence: 'It [all] costs 1 fJ.',
      link: 'https://a.org/#v=1&dacPj=3',
      overrides: { dacPj: 3, embed: true },
      valueText: (_row, value) => `${value}|pJ`,
      t: ((key: string) => key) as never,
    });
    expect(text).toContain('[It all costs 1 fJ.](https://a.org/#v=1&dacPj=3)');
    expect(text).toContain('| parameters.dacPj.label | 3\\|pJ | 10\\|pJ |');
    expect(text).not.toContain('embed');
  });
});

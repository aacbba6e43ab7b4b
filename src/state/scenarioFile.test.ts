import { afterEach, describe, expect, it } from 'vitest';
import { readHash } from './link';
import { chartFormat, fileFormat, readScenarioFile, scenarioFile } from './scenarioFile';
import { resetAll, scenarioStore, setValue } from './scenarioStore';

afterEach(resetAll);

describe('scenario as a file', () => {
  it('comes back as it was', () => {
    setValue('model', 'future-16t');
    setValue('dacPj', 3);
    const read = readScenarioFile(JSON.stringify(scenarioFile('Mine')));
    if (!read.ok) throw new Error(read.reason);
    expect(read.name).toBe('Mine');
    expect(read.warnings).toEqual([]);
    expect(readHash(read.hash).overrides).toEqual(scenarioStore.getState().overrides);
  });

  it('writes out every value, so that the file can be read without the program', () => {
    setValue('model', 'future-16t');
    expect(scenarioFile('x').scenario).toMatchObject({ model: 'future-16t', width: 81920, dacPj: 10 });
  });

  it('opens the CSV of a chart again', () => {
    const csv =
      '# Optical Transformer Explorer: x\r\n# link: https://a.org/p/#v=1&dacPj=3\r\n# inputs\r\na,b\r\n';
    const read = readScenarioFile(csv);
    expect(read.ok && readHash(read.hash).overrides).toEqual({ dacPj: 3 });
  });

  it('opens the JSON of a chart again, under its title', () => {
    const file = { format: chartFormat, version: 1, title: 'Bars', link: 'https://a.org/p/#v=1&dacPj=3' };
    const read = readScenarioFile(JSON.stringify(file));
    expect(read.ok && read.name).toBe('Bars');
    expect(read.ok && readHash(read.hash).overrides).toEqual({ dacPj: 3 });
    const newer = readScenarioFile(JSON.stringify({ ...file, version: 2 }));
    expect(newer).toEqual({ ok: false, reason: 'newerVersion' });
  });

  it('refuses what it cannot read, with the reason', () => {
    const reason = (text: string) => {
      const read = readScenarioFile(text);
      return read.ok ? 'ok' : read.reason;
    };
    expect(reason('{')).toBe('notJson');
    expect(reason('null')).toBe('otherFormat');
    expect(reason('{"format":"other","version":1,"link":"v=1"}')).toBe('otherFormat');
    expect(reason(JSON.stringify({ format: fileFormat, version: 2, link: 'v=1' }))).toBe('newerVersion');
    expect(reason(JSON.stringify({ format: fileFormat, version: 1, link: 'hello' }))).toBe('badLink');
    expect(reason(' '.repeat(5_000_001))).toBe('tooLarge');
  });

  it('tells which values of a file were not usable', () => {
    const read = readScenarioFile(JSON.stringify({ format: fileFormat, version: 1, link: 'v=1&dacPj=x' }));
    expect(read.ok && read.warnings.map(({ key }) => key)).toEqual(['dacPj']);
  });
});

import { describe, expect, it } from 'vitest';
import { axisScale, axisTicks, nearestIndex } from './axes';
import { contourLevels } from './ContourMap';
import { placeRuleLabels } from './ruleLabels';
import { nameLines } from './shortened';

describe('axes of drawn plots', () => {
  it('place values on logarithmic, linear and named axes', () => {
    const axis = { label: '', format: String };
    expect(axisScale({ ...axis, kind: 'log', domain: [1, 100] }, [0, 200])(10)).toBeCloseTo(100);
    expect(axisScale({ ...axis, kind: 'log', domain: [1, 100] }, [0, 200])(0)).toBeNaN();
    expect(axisScale({ ...axis, kind: 'linear', domain: [0, 4] }, [0, 200])(1)).toBe(50);
    // Half a place is free on either side: two names stand at a quarter and three quarters.
    expect(axisScale({ ...axis, kind: 'point', domain: [0, 1] }, [0, 200])(0)).toBe(50);
  });

  it('thin the ticks of many names', () => {
    const ticks = axisTicks({ label: '', format: String, kind: 'point', domain: [0, 9] }, 4);
    expect(ticks).toEqual([0, 3, 6, 9]);
  });

  it('find the value under the pointer', () => {
    expect(nearestIndex([1, 10, 100], (value) => 100 * Math.log10(value), 120)).toBe(1);
  });
});

describe('contourLevels', () => {
  it('keeps even in sight and takes decades over wide ranges', () => {
    expect(contourLevels(-2.2, 2.5)).toEqual([0.01, 0.1, 1, 10, 100]);
    expect(contourLevels(-0.2, 1.5)).toEqual([1, 2, 5, 10, 20]);
  });

  it('has none where all is the same', () => {
    expect(contourLevels(1, 1)).toEqual([]);
  });
});

describe('placeRuleLabels', () => {
  it('keeps each name on the side of its line that no other line crosses', () => {
    expect(
      placeRuleLabels(
        [
          { x: 120, width: 80 },
          { x: 100, width: 80 },
        ],
        0,
        300,
      ),
    ).toEqual([
      { isLeft: false, row: 0 },
      { isLeft: true, row: 0 },
    ]);
  });

  it('stays in the plot, and takes another row where a name stands already', () => {
    // Left of 20 there is no room; right of 290 neither, and the name left of it would touch the first.
    expect(
      placeRuleLabels(
        [
          { x: 20, width: 150 },
          { x: 290, width: 150 },
        ],
        0,
        300,
      ),
    ).toEqual([
      { isLeft: false, row: 0 },
      { isLeft: true, row: 1 },
    ]);
  });
});

describe('nameLines', () => {
  // Without a canvas a letter takes 0.58 of the type size: five letters 29 pixels, six 35.
  it('keeps words whole and what tells two names apart in sight', () => {
    expect(nameLines('abcde fghij', 30, 10, false)).toEqual(['abcde', 'fghij']);
    expect(nameLines('abcde', 30, 10, false)).toEqual(['abcde']);
  });

  it('ends in an ellipsis where even its lines are too many', () => {
    const lines = nameLines('aaaaa bbbbb ccccc ddddd', 30, 10, false, 2);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/^bb+…$/);
  });
});

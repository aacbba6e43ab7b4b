import { describe, expect, it } from 'vitest';
import { axisScale, axisTicks, nearestIndex } from './axes';
import { contourLevels } from './ContourMap';

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

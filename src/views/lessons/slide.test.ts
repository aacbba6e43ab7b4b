import { describe, expect, it } from 'vitest';
import { slideZoom } from './useSlide';

describe('a step on a projector', () => {
  it('is enlarged as a whole, so that every screen of the same form shows the same slide', () => {
    expect(slideZoom(1120, 630)).toBe(1);
    expect(slideZoom(2240, 1260)).toBe(2);
    expect(slideZoom(2560, 1440) / slideZoom(1280, 720)).toBeCloseTo(2, 12);
  });

  it('fits the shorter side, and is never made smaller than the page', () => {
    expect(slideZoom(2240, 945)).toBe(1.5);
    expect(slideZoom(390, 844)).toBe(1);
  });
});

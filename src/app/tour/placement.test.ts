import { describe, expect, it } from 'vitest';
import { placeCard } from './placement';

const free = { left: 16, top: 70, right: 1264, bottom: 784 };
const card = { width: 320, height: 180 };

describe('the card of the tour', () => {
  it('stands at the lower right', () => {
    expect(placeCard(card, null, free)).toEqual({ left: 944, top: 604 });
    expect(placeCard(card, { left: 16, top: 80, right: 900, bottom: 300 }, free)).toEqual({
      left: 944,
      top: 604,
    });
  });

  it('goes to another corner rather than cover its target', () => {
    expect(placeCard(card, { left: 900, top: 500, right: 1200, bottom: 780 }, free)).toEqual({
      left: 16,
      top: 604,
    });
    expect(placeCard(card, { left: 0, top: 600, right: 1280, bottom: 800 }, free)).toEqual({
      left: 944,
      top: 70,
    });
  });

  it('covers as little as it can where it must', () => {
    const phone = { left: 8, top: 90, right: 382, bottom: 690 };
    const wide = { width: 374, height: 200 };
    expect(placeCard(wide, { left: 0, top: 100, right: 390, bottom: 520 }, phone).top).toBe(490);
  });
});

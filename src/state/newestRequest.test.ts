import { describe, expect, it } from 'vitest';
import { newestRequest } from './newestRequest';

describe('newest request', () => {
  it('runs the first and the last of those that pile up, one at a time', async () => {
    const ran: number[] = [];
    const finish: (() => void)[] = [];
    const request = newestRequest<number>((value) => {
      ran.push(value);
      return new Promise((resolve) => finish.push(resolve));
    });
    for (let value = 1; value <= 200; value++) request(value);
    expect(ran).toEqual([1]);
    finish[0]?.();
    await new Promise((resolve) => setTimeout(resolve));
    expect(ran).toEqual([1, 200]);
    finish[1]?.();
    await new Promise((resolve) => setTimeout(resolve));
    request(201);
    expect(ran).toEqual([1, 200, 201]);
  });
});

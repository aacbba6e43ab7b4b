/** Masks of lanes, and sums and maxima over them. */

/** Lanes 0…n−1 of eight int16, as a mask, for n = 0…8. */
const laneMasks: usize = memory.data(16 * 9, 16);
for (let n = 0; n <= 8; n++) for (let i = 0; i < 8; i++) store<i16>(laneMasks + n * 16 + i * 2, i < n ? -1 : 0);

// @ts-ignore: decorator
@inline
export function laneMask8(lanes: i32): v128 {
  return v128.load(laneMasks + (<usize>lanes << 4));
}

/** Mask of the first n = 0…4 of four 32-bit lanes. */
// @ts-ignore: decorator
@inline
export function laneMask4(lanes: i32): v128 {
  return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(lanes));
}

// @ts-ignore: decorator
@inline
export function sumLanesInteger(v: v128): i32 {
  return i32x4.extract_lane(v, 0) + i32x4.extract_lane(v, 1) + i32x4.extract_lane(v, 2) + i32x4.extract_lane(v, 3);
}

// @ts-ignore: decorator
@inline
export function sumLanes(v: v128): f32 {
  return f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1) + (f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3));
}

// @ts-ignore: decorator
@inline
export function maxLanes(v: v128): f32 {
  return max<f32>(
    max<f32>(f32x4.extract_lane(v, 0), f32x4.extract_lane(v, 1)),
    max<f32>(f32x4.extract_lane(v, 2), f32x4.extract_lane(v, 3)),
  );
}

export function maxLanes8(v: v128): i32 {
  v = i16x8.max_s(v, v128.shuffle<i64>(v, v, 1, 0));
  v = i16x8.max_s(v, v128.shuffle<i32>(v, v, 1, 0, 3, 2));
  return max<i32>(<i32>i16x8.extract_lane_s(v, 0), <i32>i16x8.extract_lane_s(v, 1));
}

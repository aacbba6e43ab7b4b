import { colour } from '../palette';

/** A tick in pixels, with its number. */
export interface PlacedTick {
  at: number;
  text: string;
}

interface LevelTicksProps {
  ticks: readonly PlacedTick[];
  left: number;
  right: number;
  fontSize: number;
}

/** Level lines across a plot, with their numbers at the left. */
export function LevelTicks({ ticks, left, right, fontSize }: LevelTicksProps) {
  return ticks.map(({ at, text }) => (
    <g key={text}>
      <line x1={left} x2={right} y1={at} y2={at} stroke={colour('grid')} />
      <text x={left - 8} y={at + fontSize * 0.35} fontSize={fontSize} textAnchor="end" fill={colour('muted')}>
        {text}
      </text>
    </g>
  ));
}

interface UprightTicksProps {
  ticks: readonly PlacedTick[];
  top: number;
  bottom: number;
  fontSize: number;
}

/** Upright lines across a plot, with their numbers below. */
export function UprightTicks({ ticks, top, bottom, fontSize }: UprightTicksProps) {
  return ticks.map(({ at, text }) => (
    <g key={text}>
      <line x1={at} x2={at} y1={top} y2={bottom} stroke={colour('grid')} />
      <text x={at} y={bottom + fontSize * 1.4} fontSize={fontSize} textAnchor="middle" fill={colour('muted')}>
        {text}
      </text>
    </g>
  ));
}

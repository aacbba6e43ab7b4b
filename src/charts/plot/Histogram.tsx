import { colour } from '../palette';
import { textWidth } from '../textWidth';
import { paddedLogDomain } from '../ticks';
import { halo } from './drawing';
import { PlotFrame, type PlotSpace } from './PlotFrame';
import { placeRuleLabels } from './ruleLabels';

interface HistogramProps {
  width: number;
  height: number;
  /** One more than counts, ascending, on a logarithmic axis. */
  edges: readonly number[];
  counts: readonly number[];
  /** The part that is held between these is drawn stronger. */
  interval: readonly [low: number, high: number];
  xLabel: string;
  yLabel: string;
  formatX: (value: number) => string;
  formatShare: (share: number) => string;
  /** Upright lines with their names, such as the design and where digital is. */
  rules: readonly { key: string; label: string; x: number; isDigital?: boolean }[];
}

/** How often a value came out, on a logarithmic axis. */
export function Histogram({
  width,
  height,
  edges,
  counts,
  interval,
  xLabel,
  yLabel,
  formatX,
  formatShare,
  rules,
}: HistogramProps) {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const most = Math.max(1, ...counts) / Math.max(1, total);
  return (
    <PlotFrame
      width={width}
      height={height}
      x={{
        label: xLabel,
        kind: 'log',
        domain: paddedLogDomain([...edges, ...rules.map((rule) => rule.x)], 0.04),
        format: formatX,
      }}
      y={{ label: yLabel, kind: 'linear', domain: [0, most * 1.12], format: formatShare }}
      read={(pixel, _, space) => {
        const index = edges.findIndex((edge, place) => place > 0 && space.x(edge) >= pixel) - 1;
        const low = edges[index];
        const high = edges[index + 1];
        if (low === undefined || high === undefined) return null;
        return {
          at: pixel,
          heading: `${formatX(low)} – ${formatX(high)}`,
          lines: [{ label: yLabel, value: formatShare((counts[index] ?? 0) / total) }],
        };
      }}
    >
      {(space) => (
        <>
          {counts.map((count, index) => {
            const low = edges[index] ?? 1;
            const high = edges[index + 1] ?? low;
            const isInside = Math.sqrt(low * high) >= interval[0] && Math.sqrt(low * high) <= interval[1];
            const top = space.y(count / total);
            return (
              <rect
                key={low}
                x={space.x(low) + 0.5}
                width={Math.max(0.5, space.x(high) - space.x(low) - 1)}
                y={top}
                height={Math.max(0, space.bottom - top)}
                fill={colour('optical')}
                opacity={isInside ? 0.85 : 0.35}
              />
            );
          })}
          <UprightRules rules={rules} space={space} />
        </>
      )}
    </PlotFrame>
  );
}

function UprightRules({ rules, space }: { rules: HistogramProps['rules']; space: PlotSpace }) {
  const { fontSize } = space;
  const labels = placeRuleLabels(
    rules.map((rule) => ({ x: space.x(rule.x), width: textWidth(rule.label, fontSize, true) })),
    space.left,
    space.right,
  );
  // The lines first: a name that must cross one stands before it.
  return (
    <g>
      {rules.map((rule) => (
        <line
          key={rule.key}
          x1={space.x(rule.x)}
          x2={space.x(rule.x)}
          y1={space.top}
          y2={space.bottom}
          stroke={colour(rule.isDigital ? 'digital' : 'ink')}
          strokeWidth={1.75}
          strokeDasharray={rule.isDigital ? '5 4' : undefined}
        />
      ))}
      {rules.map((rule, index) => {
        const { isLeft, row } = labels[index] ?? { isLeft: false, row: 0 };
        return (
          <text
            key={rule.key}
            x={space.x(rule.x) + (isLeft ? -6 : 6)}
            y={space.top + fontSize + row * (fontSize + 6)}
            fontSize={fontSize}
            fontWeight={650}
            textAnchor={isLeft ? 'end' : 'start'}
            fill={colour(rule.isDigital ? 'digitalText' : 'ink')}
            {...halo}
          >
            {rule.label}
          </text>
        );
      })}
    </g>
  );
}

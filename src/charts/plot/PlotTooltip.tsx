import { colour } from '../palette';

export interface TooltipLine {
  label: string;
  value: string;
}

interface PlotTooltipProps {
  heading: string;
  lines: readonly TooltipLine[];
}

/** What appears beside a mark under the pointer. */
export function PlotTooltip({ heading, lines }: PlotTooltipProps) {
  return (
    <div
      style={{
        background: colour('surface'),
        color: colour('ink'),
        border: `1px solid ${colour('grid')}`,
        borderRadius: 8,
        boxShadow: '0 2px 10px rgb(0 0 0 / 18%)',
        padding: '8px 10px',
        fontSize: 13,
        fontVariantNumeric: 'tabular-nums',
      }}
    >
      <div style={{ fontWeight: 600, marginBottom: 2 }}>{heading}</div>
      {lines.map((line) => (
        <div key={line.label} style={{ display: 'flex', gap: 14, justifyContent: 'space-between' }}>
          <span style={{ color: colour('muted') }}>{line.label}</span>
          <span>{line.value}</span>
        </div>
      ))}
    </div>
  );
}

interface PlacedTooltipProps extends PlotTooltipProps {
  /** The mark, in pixels of the picture. */
  at: { x: number; y: number };
  width: number;
  height: number;
}

/** A tooltip on the side of its mark where there is more room. The positioned element around it is the picture's. */
export function PlacedTooltip({ at, width, height, ...content }: PlacedTooltipProps) {
  return (
    <div
      style={{
        position: 'absolute',
        zIndex: 1,
        pointerEvents: 'none',
        width: 'max-content',
        maxWidth: '70%',
        ...(at.x > width / 2 ? { right: width - at.x + 12 } : { left: at.x + 12 }),
        ...(at.y > height / 2 ? { bottom: height - at.y + 6 } : { top: at.y + 6 }),
      }}
    >
      <PlotTooltip {...content} />
    </div>
  );
}

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

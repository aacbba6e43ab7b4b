import { colour } from '../palette';
import type { LegendItem, LegendLayout } from './legendLayout';

interface SvgLegendProps {
  layout: LegendLayout;
  left: number;
  top: number;
  fontSize: number;
}

/** The legend as part of the picture, so that it is in every export. */
export function SvgLegend({ layout, left, top, fontSize }: SvgLegendProps) {
  return (
    <g>
      {layout.items.map((item) => (
        <g key={item.label} transform={`translate(${left + item.x} ${top + item.y})`}>
          <LegendSymbol item={item} />
          <text x={22} y={fontSize * 0.35} fontSize={fontSize} fill={colour('muted')}>
            {item.label}
          </text>
        </g>
      ))}
    </g>
  );
}

function LegendSymbol({ item }: { item: LegendItem }) {
  const stroke = colour(item.colour);
  switch (item.mark) {
    case 'swatch':
      return <rect x={1} y={-6} width={14} height={12} rx={3} fill={item.fill ?? stroke} />;
    case 'dot':
      return <circle cx={8} cy={0} r={4} fill={colour('surface')} stroke={stroke} strokeWidth={2} />;
    case 'disc':
      return <circle cx={8} cy={0} r={4.5} fill={stroke} />;
    case 'square':
      return <rect x={4} y={-4} width={8} height={8} fill={stroke} />;
    case 'diamond':
      return (
        <path d="M8 -5.5 L13.5 0 L8 5.5 L2.5 0 Z" fill={colour('surface')} stroke={stroke} strokeWidth={2} />
      );
    case 'ring':
      return (
        <g>
          <circle cx={8} cy={0} r={7} fill={stroke} opacity={0.25} />
          <circle cx={8} cy={0} r={4} fill={stroke} />
        </g>
      );
    case 'measured':
      return (
        <g>
          <line x1={0} x2={17} y1={0} y2={0} stroke={stroke} strokeWidth={2} />
          <circle cx={8.5} cy={0} r={4.5} fill={stroke} />
        </g>
      );
    case 'dots':
      return <line x1={0} x2={17} y1={0} y2={0} stroke={stroke} strokeWidth={1.5} strokeDasharray="2 3" />;
    case 'line':
      return <line x1={0} x2={17} y1={0} y2={0} stroke={stroke} strokeWidth={2} />;
    case 'dash':
      return <line x1={0} x2={17} y1={0} y2={0} stroke={stroke} strokeWidth={2} strokeDasharray="5 3" />;
    case 'faint':
      return (
        <g opacity={0.55}>
          <line x1={0} x2={17} y1={0} y2={0} stroke={stroke} strokeWidth={1.5} strokeDasharray="1.5 3" />
          <rect x={5.5} y={-3} width={6} height={6} fill={stroke} />
        </g>
      );
  }
}

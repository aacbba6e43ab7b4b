import type { ReactElement } from 'react';
import { type ChartColour, colour } from '../palette';

/** What is drawn over the plain colour, so that kinds differ without colour too. */
export type Texture = 'plain' | 'diagonal' | 'dots' | 'across' | 'upright';

/** A kind of part that stacked bars are made of. */
export interface BarKind {
  key: string;
  label: string;
  colour: ChartColour;
  texture: Texture;
}

/** Reference to the pattern of a kind inside one picture. */
export function patternFill(id: string, { key }: BarKind): string {
  return `url(#${id}-${key})`;
}

const stroke = { stroke: colour('onFill'), strokeOpacity: 0.32, strokeWidth: 1.4, fill: 'none' } as const;

const textures: Readonly<Record<Texture, ReactElement | null>> = {
  plain: null,
  diagonal: <path d="M-2 2L2 -2M0 8L8 0M6 10L10 6" {...stroke} />,
  dots: <circle cx={4} cy={4} r={1.3} fill={colour('onFill')} fillOpacity={0.4} />,
  across: <path d="M0 4H8" {...stroke} />,
  upright: <path d="M4 0V8" {...stroke} />,
};

/** Definitions of the fills; `id` must be unique on the page, as several pictures define their own. */
export function BarPatterns({ id, kinds }: { id: string; kinds: readonly BarKind[] }) {
  return (
    <defs>
      {kinds.map(({ key, colour: fill, texture }) => (
        <pattern key={key} id={`${id}-${key}`} width={8} height={8} patternUnits="userSpaceOnUse">
          <rect width={8} height={8} fill={colour(fill)} />
          {textures[texture]}
        </pattern>
      ))}
    </defs>
  );
}

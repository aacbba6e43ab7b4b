import type { ReactElement } from 'react';
import { type Component, componentColour, components } from '../components';
import { colour } from '../palette';

/** Reference to the pattern of a component inside one picture. */
export function patternFill(id: string, component: Component): string {
  return `url(#${id}-${component})`;
}

const stroke = { stroke: colour('onFill'), strokeOpacity: 0.32, strokeWidth: 1.4, fill: 'none' } as const;

/** Marks drawn over the plain colour; loading stays plain. */
const texture: Readonly<Record<Component, ReactElement | null>> = {
  load: null,
  detect: <path d="M-2 2L2 -2M0 8L8 0M6 10L10 6" {...stroke} />,
  digital: <circle cx={4} cy={4} r={1.3} fill={colour('onFill')} fillOpacity={0.4} />,
  maintenance: <path d="M0 4H8" {...stroke} />,
  optical: <path d="M4 0V8" {...stroke} />,
};

/** Definitions of the fills; `id` must be unique on the page, as several pictures define their own. */
export function ComponentPatterns({ id }: { id: string }) {
  return (
    <defs>
      {components.map((component) => (
        <pattern key={component} id={`${id}-${component}`} width={8} height={8} patternUnits="userSpaceOnUse">
          <rect width={8} height={8} fill={colour(componentColour[component])} />
          {texture[component]}
        </pattern>
      ))}
    </defs>
  );
}
